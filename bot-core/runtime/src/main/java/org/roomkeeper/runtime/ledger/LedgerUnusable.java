package org.roomkeeper.runtime.ledger;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.runtime.texts.CoreTexts;

/** The ledger cannot be used; the message says why, for the person who started the bot. */
public final class LedgerUnusable extends RuntimeException {
  private final transient Optional<Phrase> phrase;

  LedgerUnusable(String message) {
    super(message);
    this.phrase = Optional.empty();
  }

  LedgerUnusable(String message, Throwable cause) {
    super(message, cause);
    this.phrase = Optional.empty();
  }

  LedgerUnusable(Phrase phrase) {
    super(CoreTexts.ALL.say("en", phrase));
    this.phrase = Optional.of(phrase);
  }

  LedgerUnusable(Phrase phrase, Throwable cause) {
    super(CoreTexts.ALL.say("en", phrase), cause);
    this.phrase = Optional.of(phrase);
  }

  /** What a file's failure means to a person. */
  static LedgerUnusable of(Path file, Throwable failed) {
    if (failed instanceof LedgerUnusable unusable) {
      return unusable;
    }
    String key =
        switch (sqliteCode(failed)) {
          case 8, 14 -> "ledger.not-writable";
          case 11 -> "ledger.damaged";
          case 13 -> "ledger.disk-full";
          case 26 -> "ledger.not-a-ledger";
          default -> "ledger.cannot-open";
        };
    return new LedgerUnusable(Phrase.of(key, file, reason(failed)), failed);
  }

  /** Whether something failed because the disk is full. */
  static boolean isFullDisk(Throwable failed) {
    return sqliteCode(failed) == 13;
  }

  /** Why, in a language, {@code en} where no other is known. */
  public String say(String language) {
    return phrase == null || phrase.isEmpty()
        ? String.valueOf(getMessage())
        : CoreTexts.ALL.say(language, phrase.get());
  }

  /** SQLite's primary result code; 0 if it said nothing. */
  private static int sqliteCode(Throwable failed) {
    return cause(failed).map(said -> said.getErrorCode() & 0xff).orElse(0);
  }

  private static String reason(Throwable failed) {
    return cause(failed)
        .map(Throwable::getMessage)
        .orElseGet(() -> failed.getClass().getSimpleName() + ": " + failed.getMessage());
  }

  private static Optional<SQLException> cause(Throwable failed) {
    for (Throwable next = failed; next != null; next = next.getCause()) {
      if (next instanceof SQLException said) {
        return Optional.of(said);
      }
    }
    return Optional.empty();
  }
}
