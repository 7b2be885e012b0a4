package org.roomkeeper.app.bench;

import java.time.Duration;
import java.util.Arrays;

/** How long things took. Safe for use by many threads. */
final class Latencies {
  private static final double NANOS_A_MILLI = 1e6;
  private long[] nanos = new long[1024];
  private int count;

  /** One more thing took so many nanoseconds. */
  synchronized void add(long took) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = took;
  }

  /** How many things. */
  synchronized int count() {
    return count;
  }

  /**
   * The time, in milliseconds, that this share of all did not exceed: of few things the longest
   * counts.
   *
   * @param share from 0 to 1
   * @throws IllegalStateException if nothing was measured
   */
  synchronized double millis(double share) {
    if (count == 0) {
      throw new IllegalStateException("nothing was measured");
    }
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(share * count) - 1;
    return sorted[Math.clamp(rank, 0, count - 1)] / NANOS_A_MILLI;
  }

  /** A time as seconds with a fraction. */
  static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
