package org.roomkeeper.runtime.time;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one waiting thread; a ring while nobody waits is kept for the next wait. */
public final class Bell {
  private final Semaphore rung = new Semaphore(0);

  /** Wakes the waiting thread, or the next that waits. */
  public void ring() {
    rung.release();
  }

  /** Waits for a ring at most this long on the host's clock; true if it rang. */
  public boolean await(Duration longest) throws InterruptedException {
    boolean rang = rung.tryAcquire(Math.max(0, longest.toNanos()), TimeUnit.NANOSECONDS);
    rung.drainPermits();
    return rang;
  }
}
