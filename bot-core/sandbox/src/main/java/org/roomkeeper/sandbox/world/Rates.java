package org.roomkeeper.sandbox.world;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts what has a limit in a window of the world's time. Who goes over it is shut out for as long
 * as the window lasts, from that moment.
 */
final class Rates {
  private static final class Window {
    private long from = Long.MIN_VALUE;
    private long used;
    private long shutUntil = Long.MIN_VALUE;
  }

  private final WorldClock clock;
  private final Map<String, Window> windows = new HashMap<>();

  Rates(WorldClock clock) {
    this.clock = clock;
  }

  /**
   * Takes some of what is left.
   *
   * @return false if that is more than is left, or the key is shut out
   */
  boolean take(String key, long amount, long limit, long windowMillis) {
    long now = clock.now();
    Window window = windows.computeIfAbsent(key, _ -> new Window());
    if (now < window.shutUntil) {
      return false;
    }
    if (window.from == Long.MIN_VALUE || now - window.from >= windowMillis) {
      window.from = now;
      window.used = 0;
    }
    if (window.used + amount > limit) {
      window.shutUntil = now + windowMillis;
      window.from = Long.MIN_VALUE;
      return false;
    }
    window.used += amount;
    return true;
  }

  /** As {@link #take}, for limits that are refused with 45009. */
  void demand(String key, long amount, long limit, long windowMillis) {
    if (!take(key, amount, limit, windowMillis)) {
      throw new WeComError(45009);
    }
  }

  /** As {@link #take}, but going over loses only what is over: the key is not shut out. */
  boolean drip(String key, long limit, long windowMillis) {
    long now = clock.now();
    Window window = windows.computeIfAbsent(key, _ -> new Window());
    if (window.from == Long.MIN_VALUE || now - window.from >= windowMillis) {
      window.from = now;
      window.used = 0;
    }
    if (window.used >= limit) {
      return false;
    }
    window.used++;
    return true;
  }

  /** Forgets all that was counted. */
  void clear() {
    windows.clear();
  }
}
