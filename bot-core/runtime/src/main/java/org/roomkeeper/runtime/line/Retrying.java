package org.roomkeeper.runtime.line;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.runtime.ledger.Owed;

/**
 * When an action that was not done is tried again: later each time, never at the same moment as its
 * neighbours, and not for ever.
 */
final class Retrying {
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Duration GIVE_UP = Duration.ofHours(24);

  private Retrying() {}

  /**
   * What becomes of an action after a try that failed.
   *
   * @param notBefore the earliest time that the platform named
   * @return {@link Outcome.TryLater}, or {@link Outcome.Refused} after a day
   */
  static Outcome again(Owed owed, int attempt, Instant now, Instant notBefore, Phrase why) {
    if (now.isAfter(owed.owedSince().plus(GIVE_UP))) {
      return new Outcome.Refused(Phrase.of("outcome.given-up", attempt, GIVE_UP.toHours()));
    }
    var pause = FIRST.multipliedBy(1L << Math.min(attempt - 1, 10));
    var next = now.plus(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
    var earliest = notBefore.isAfter(next) ? notBefore : next;
    return new Outcome.TryLater(inMillis(earliest).plus(apart(owed, attempt)), why);
  }

  /** The same moment or the next that the ledger can hold: it counts in milliseconds. */
  static Instant inMillis(Instant moment) {
    var whole = moment.truncatedTo(ChronoUnit.MILLIS);
    return whole.equals(moment) ? moment : whole.plusMillis(1);
  }

  /** Up to a second, different for each action and try, the same when asked again. */
  private static Duration apart(Owed owed, int attempt) {
    return Duration.ofMillis(Math.floorMod((owed.id() + attempt) * 0x9E3779B97F4A7C15L, 1000L));
  }
}
