package org.roomkeeper.runtime.pages;

import java.time.Duration;

/**
 * Until when something must be done, on the host's clock: it is about connections, not about what
 * people wait for.
 *
 * @param nanos a moment of {@link System#nanoTime}
 */
record Deadline(long nanos) {
  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** This one, or one in this time, whichever comes first. */
  Deadline orIn(Duration time) {
    var other = in(time);
    return other.nanos - nanos < 0 ? other : this;
  }

  /** How many milliseconds are left, not negative. */
  long millisLeft() {
    return Math.max(0, (nanos - System.nanoTime()) / 1_000_000);
  }
}
