package org.roomkeeper.runtime.line;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * How many actions may be on the way at once. Each trouble halves it, and as many successes as it
 * stands for add one: so a platform that comes back after an outage meets a few, then more. After
 * several troubles in a row nothing but what is urgent goes for a while, a longer one each time.
 * Safe for use by many threads.
 */
final class Pace {
  static final int MOST = 32;

  private static final int AT_FIRST = 8;
  private static final int TROUBLES_TO_CLOSE = 5;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private int hands = AT_FIRST;
  private int successes;
  private int troubles;
  private int pauses;
  private @Nullable Instant closedUntil;

  /** How many at once now, from 1 to 32. */
  synchronized int hands() {
    return hands;
  }

  /** Until when only what is urgent goes, if that is after {@code now}. */
  synchronized Optional<Instant> closedUntil(Instant now) {
    return Optional.ofNullable(closedUntil).filter(until -> until.isAfter(now));
  }

  /** The platform took or refused an action: it is there. */
  synchronized void answered() {
    troubles = 0;
    pauses = 0;
    closedUntil = null;
    if (++successes >= hands && hands < MOST) {
      hands++;
      successes = 0;
    }
  }

  /** The platform was busy, or not there. */
  synchronized void troubled(Instant now) {
    hands = Math.max(1, hands / 2);
    successes = 0;
    if (++troubles >= TROUBLES_TO_CLOSE && closedUntil(now).isEmpty()) {
      var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(pauses++, 10));
      long longest = Math.min(pause.toMillis(), LONGEST_PAUSE.toMillis());
      // Not all bots that lost one platform come back in one moment.
      closedUntil =
          now.plusMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    }
  }
}
