package org.roomkeeper.app.bench;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was measured.
 *
 * @param what what it is, in English
 * @param value how much
 * @param unit of what; empty for a ratio
 * @param goal what it is to reach; null if it is only told
 */
record Figure(String what, double value, String unit, @Nullable Goal goal) {
  /** A figure that has nothing to reach. */
  static Figure of(String what, double value, String unit) {
    return new Figure(what, value, unit, null);
  }

  /** The same figure, good from this much on. */
  Figure atLeast(double bound) {
    return new Figure(what, value, unit, new Goal(true, bound));
  }

  /** The same figure, good up to this much. */
  Figure atMost(double bound) {
    return new Figure(what, value, unit, new Goal(false, bound));
  }

  /** Whether it has nothing to reach, or has reached it. */
  boolean reached() {
    return goal == null || goal.isReachedBy(value);
  }

  /**
   * What a figure is to reach.
   *
   * @param atLeast whether more is better
   * @param bound how much
   */
  record Goal(boolean atLeast, double bound) {
    boolean isReachedBy(double value) {
      return atLeast ? value >= bound : value <= bound;
    }
  }
}
