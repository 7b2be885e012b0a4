package org.roomkeeper.runtime.time;

import java.time.Instant;
import java.util.Optional;

/** What a clock that jumps must know of the bot: whether it may jump, and how far. */
public interface Workings {
  /** Whether nothing is in hand and nothing is due at this moment of the clock. */
  boolean idle();

  /** When something will next be due, if time alone makes it so. */
  Optional<Instant> nextDue();

  /**
   * How much was done since the start, in whatever measure: it grows as long as the bot is at work,
   * and so tells one that has much to catch up on from one that hangs.
   */
  long worked();

  /**
   * Rings this bell from now on whenever something has come to rest or was taken in hand, after
   * which either of the above may answer otherwise. It may ring in vain.
   */
  void ringOnChange(Bell bell);
}
