package org.roomkeeper.runtime.line;

import java.time.Instant;
import java.util.Optional;
import org.roomkeeper.runtime.time.Bell;

/**
 * A part of the line that runs by itself: a source, the loops, the courier, the ticker. Bound by a
 * multibinding; started in the order source last, stopped in the order source first.
 */
public interface LineService {
  /** Its name in health and logs. */
  String name();

  /** Starts its threads. */
  void start();

  /** Stops them and waits until what is in hand is done, at most ten seconds. */
  void stop();

  /** Whether it has nothing to do at this moment of the {@code Clockwork}. */
  boolean idle();

  /** When it will next have something to do, if time alone makes it so. */
  Optional<Instant> nextDue();

  /**
   * Rings this bell from now on whenever it has come to rest. Nothing where it always is.
   *
   * @param bell of somebody who waits for all parts to be idle
   */
  default void ringAtRest(Bell bell) {}
}
