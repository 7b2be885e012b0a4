package org.roomkeeper.runtime.line;

import com.google.common.util.concurrent.Uninterruptibles;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.runtime.time.Bell;
import org.roomkeeper.runtime.time.Bells;
import org.roomkeeper.runtime.time.Clockwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes its rounds on a thread of its own: at the start, whenever the last round said that the next
 * is due, and at once when somebody rings.
 */
public abstract class Rounds implements LineService {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
  private static final int PATIENCE_SECONDS = 8;

  private final Clockwork clock;
  private final Bell bell = new Bell();
  private final Bells atRest = new Bells();
  private volatile boolean started;
  private volatile boolean stopping;
  private volatile boolean rung;
  private volatile boolean working;
  private volatile @Nullable Instant next;
  private @Nullable Thread thread;

  /** Goes by this clock. */
  protected Rounds(Clockwork clock) {
    this.clock = clock;
  }

  /**
   * One round. What it throws is logged, and it is tried again.
   *
   * @return when the next is due
   */
  protected abstract Instant round() throws InterruptedException;

  /** Asks for a round now; one after that in hand, if one is. Never blocks. */
  public final void ring() {
    if (started) {
      rung = true;
      bell.ring();
    }
  }

  /** What wakes it for a round that finds out by itself whether there is anything to do. */
  protected final Bell bell() {
    return bell;
  }

  /** Whether a long round should come to its end. */
  protected final boolean stopping() {
    return stopping;
  }

  @Override
  public void start() {
    synchronized (this) {
      if (thread == null) {
        rung = true;
        started = true;
        thread = Thread.ofPlatform().name(name()).daemon().start(this::run);
      }
    }
  }

  @Override
  public void stop() {
    @Nullable Thread running;
    synchronized (this) {
      stopping = true;
      running = thread;
      thread = null;
    }
    if (running != null) {
      bell.ring();
      Uninterruptibles.joinUninterruptibly(running, PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (running.isAlive()) {
        running.interrupt();
      }
    }
  }

  @Override
  public final boolean idle() {
    return !rung && !working && nextDue().filter(due -> !due.isAfter(clock.instant())).isEmpty();
  }

  @Override
  public Optional<Instant> nextDue() {
    return Optional.ofNullable(next);
  }

  @Override
  public final void ringAtRest(Bell other) {
    atRest.add(other);
  }

  private void run() {
    while (!stopping) {
      try {
        working = true;
        rung = false; // set again by whoever rings from here on
        var due = round();
        next = due;
        working = false;
        atRest.ring();
        clock.await(due, bell);
      } catch (InterruptedException stop) {
        return;
      } catch (RuntimeException trouble) {
        LOG.error("{}: a round failed; tried again", name(), trouble);
        rest();
      }
    }
  }

  private void rest() {
    try {
      bell.await(AFTER_TROUBLE);
    } catch (InterruptedException stop) {
      stopping = true;
    }
  }
}
