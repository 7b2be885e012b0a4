package org.roomkeeper.overflow;

import java.time.Duration;
import java.time.Instant;

/** Whether something has taken long enough, by a clock that somebody may set. */
final class Patience {
  /** How far events of different sources may lie apart. */
  private static final Duration DISORDER = Duration.ofMinutes(10);

  private Patience() {}

  /**
   * Whether so much time has passed; also if the beginning lies ahead, because the clock was set
   * back: nobody waits for a moment that was a mistake.
   */
  static boolean isOver(Instant since, Duration wait, Instant now) {
    return !now.isBefore(since.plus(wait)) || isAhead(since, now);
  }

  /** Whether a moment that was noted lies ahead of now by more than disorder explains. */
  static boolean isAhead(Instant noted, Instant now) {
    return now.isBefore(noted.minus(DISORDER));
  }
}
