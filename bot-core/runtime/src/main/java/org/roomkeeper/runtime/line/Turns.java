package org.roomkeeper.runtime.line;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The turns of one lane on the threads that all lanes share: at most one at a time, and after each
 * the lane goes to the end of the queue. Safe for use by many threads.
 */
final class Turns {
  private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

  /** One turn of a lane. */
  interface Turn {
    /** Takes it. */
    void take() throws InterruptedException;
  }

  private static final int RESTING = 0;
  private static final int QUEUED = 1;
  private static final int WOKEN_MEANWHILE = 2;

  private final String name;
  private final ExecutorService threads;
  private final Turn turn;
  private final BooleanSupplier more;
  private final Runnable atRest;
  private final AtomicInteger state = new AtomicInteger(RESTING);

  /**
   * The turns of a lane.
   *
   * @param more whether another turn would find something to do
   * @param atRest is told when there are no more turns for now
   */
  Turns(String name, ExecutorService threads, Turn turn, BooleanSupplier more, Runnable atRest) {
    this.name = name;
    this.threads = threads;
    this.turn = turn;
    this.more = more;
    this.atRest = atRest;
  }

  /** Takes a turn soon. */
  void wake() {
    if (state.getAndUpdate(now -> now == RESTING ? QUEUED : WOKEN_MEANWHILE) == RESTING) {
      queue();
    }
  }

  /** Whether no turn is being taken or waits to be. */
  boolean resting() {
    return state.get() == RESTING;
  }

  private void queue() {
    try {
      threads.execute(this::take);
    } catch (RejectedExecutionException stopping) {
      state.set(RESTING);
    }
  }

  private void take() {
    state.set(QUEUED);
    boolean again = false;
    try {
      turn.take();
      again = more.getAsBoolean();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException trouble) {
      // Nothing was kept, so nothing is lost: the lane is woken again within a second.
      LOG.error("Lane {}: a turn failed; it is taken again", name, trouble);
    }
    if (again || !state.compareAndSet(QUEUED, RESTING)) {
      queue();
    } else {
      atRest.run();
    }
  }
}
