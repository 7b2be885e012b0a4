package org.roomkeeper.sandbox.world;

import java.util.Comparator;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/**
 * The world's time: it stands unless it is moved. What is due on the way happens at its own time,
 * in order.
 */
public final class WorldClock {
  private record Due(long at, long order, Runnable what) {}

  private final PriorityQueue<Due> dues =
      new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
  private long now;
  private long order;

  WorldClock(long now) {
    this.now = now;
  }

  /** Now, in milliseconds since 1970. */
  public long now() {
    return now;
  }

  /** Now, in seconds since 1970, as WeCom writes times. */
  public long seconds() {
    return now / 1000;
  }

  /** Lets something happen at a time; at once if that has come. */
  void at(long due, Runnable what) {
    if (due <= now) {
      what.run();
    } else {
      dues.add(new Due(due, order++, what));
    }
  }

  /** When the next thing happens by itself. */
  public OptionalLong nextDue() {
    Due next = dues.peek();
    return next == null ? OptionalLong.empty() : OptionalLong.of(next.at());
  }

  /** Moves on to a time; not back. */
  public void moveTo(long target) {
    Due next = dues.peek();
    while (next != null && next.at() <= target) {
      dues.poll();
      now = Math.max(now, next.at());
      next.what().run();
      next = dues.peek();
    }
    now = Math.max(now, target);
  }
}
