package org.roomkeeper.runtime.line;

import java.time.Duration;

/**
 * How many events a lane takes at once: a batch is one commit, so more where answers come quickly;
 * and no lane keeps the others waiting for long, so fewer where they come slowly. Used by one
 * thread.
 */
final class BatchSize {
  private static final int FIRST = 64;
  private static final int MOST = 512;
  private static final Duration QUICK = Duration.ofMillis(50);
  private static final Duration SLOW = Duration.ofMillis(250);

  private int now = FIRST;

  /** How many to take next, from 1 to 512. */
  int now() {
    return now;
  }

  /** So many events took so long to answer. */
  void took(int events, Duration time) {
    if (time.compareTo(SLOW) > 0) {
      now = Math.max(1, Math.min(now, events) / 2);
    } else if (events >= now && time.compareTo(QUICK) < 0) {
      now = Math.min(MOST, 2 * now);
    }
  }
}
