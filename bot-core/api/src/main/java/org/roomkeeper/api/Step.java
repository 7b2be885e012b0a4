package org.roomkeeper.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing to do, and how.
 *
 * @param action what
 * @param ref the plugin's name for it, 1 to 64 characters; a step that is still owed under the same
 *     ref is replaced
 * @param delay how long after the event, not negative
 * @param bestBefore when it is no longer worth doing
 * @param repeatable whether doing it twice does no harm
 */
public record Step(
    Action action,
    Optional<String> ref,
    Duration delay,
    Optional<Instant> bestBefore,
    boolean repeatable) {
  /** Refuses a negative delay or an overlong ref. */
  public Step {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("a step's delay is never negative: " + delay);
    }
    ref.ifPresent(name -> Ids.check("ref", name, 64, "\\S+"));
  }
}
