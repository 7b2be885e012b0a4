package org.roomkeeper.runtime.time;

import java.time.Duration;
import java.time.Instant;

/**
 * A clock that stands until it is moved by hand: for tests and for the sandbox in process. Safe for
 * use by many threads.
 */
public final class HandClock implements Clockwork {
  private final Waiters waiters = new Waiters();
  private volatile Instant now;

  /** Stands at this moment. */
  public HandClock(Instant start) {
    now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public void await(Instant until, Bell bell) throws InterruptedException {
    waiters.await(until, bell, this::instant);
  }

  /** Moves it on, never back, and wakes whoever waited for what is past now. */
  public void moveTo(Instant moment) {
    synchronized (this) {
      if (moment.isBefore(now)) {
        throw new IllegalArgumentException("time never goes back: from " + now + " to " + moment);
      }
      now = moment;
    }
    waiters.movedTo(moment);
  }

  /** Moves it on by this much. */
  public void moveBy(Duration step) {
    moveTo(now.plus(step));
  }
}
