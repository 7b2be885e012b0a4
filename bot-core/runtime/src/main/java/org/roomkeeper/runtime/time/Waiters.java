package org.roomkeeper.runtime.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Who waits for a moment of a clock that is moved, not run: woken when it has been moved past. */
final class Waiters {
  private static final Duration LONGEST = Duration.ofDays(1);

  private final ConcurrentSkipListSet<Waiter> waiting = new ConcurrentSkipListSet<>();
  private final AtomicLong numbers = new AtomicLong();

  /** Waits until the clock shows {@code until} or the bell rings. */
  void await(Instant until, Bell bell, Supplier<Instant> now) throws InterruptedException {
    var waiter = new Waiter(until, numbers.incrementAndGet(), bell);
    waiting.add(waiter);
    try {
      // Looked at after the place was taken: a move between the two rings the bell.
      if (now.get().isBefore(until)) {
        bell.await(LONGEST);
      }
    } finally {
      waiting.remove(waiter);
    }
  }

  /** The clock shows this now. */
  void movedTo(Instant now) {
    for (var waiter : waiting) {
      if (waiter.until.isAfter(now)) {
        return;
      }
      waiter.bell.ring();
    }
  }

  private record Waiter(Instant until, long number, Bell bell) implements Comparable<Waiter> {
    private static final Comparator<Waiter> ORDER =
        Comparator.comparing(Waiter::until).thenComparingLong(Waiter::number);

    @Override
    public int compareTo(Waiter other) {
      return ORDER.compare(this, other);
    }
  }
}
