package org.roomkeeper.app.bot;

import java.io.IOException;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.MemberView;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.text.LanguageGuess;

/** The language of what was said, else of who said it. */
public final class MessageLanguage {
  private static final String UNKNOWN = "–";

  /** Letters below which the words themselves say too little. */
  private static final int ENOUGH = 4;

  private final LanguageGuess guess;

  /**
   * Loads what tells languages apart.
   *
   * @throws IOException if it is missing or damaged
   */
  public MessageLanguage() throws IOException {
    this.guess = LanguageGuess.load();
  }

  /** A BCP 47 tag such as {@code zh}, or a dash. */
  public String of(BotEvent event) {
    if (event instanceof MessagePosted said
        && said.text().chars().filter(Character::isLetter).count() >= ENOUGH) {
      var language = guess.of(said.text());
      if (language.isPresent()) {
        return language.get();
      }
    }
    return event.envelope().member().flatMap(MemberView::language).orElse(UNKNOWN);
  }
}
