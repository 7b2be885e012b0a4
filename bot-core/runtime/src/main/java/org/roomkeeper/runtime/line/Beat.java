package org.roomkeeper.runtime.line;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.roomkeeper.runtime.time.Bell;
import org.roomkeeper.runtime.time.Clockwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does some work at the beginning of each minute of the clock, on a thread of its own; once for all
 * the minutes that passed while the bot was off or the clock jumped.
 */
abstract class Beat implements LineService {
  private static final Logger LOG = LoggerFactory.getLogger(Beat.class);

  private final Clockwork clock;
  private final Bell bell = new Bell();
  private volatile Instant last;
  private volatile Thread thread = Thread.ofPlatform().unstarted(() -> {});
  private volatile boolean stopping;

  Beat(Clockwork clock) {
    this.clock = clock;
    this.last = Instant.EPOCH;
  }

  /** The work, for this minute. */
  abstract void each(Instant minute);

  @Override
  public final void start() {
    thread = Thread.ofPlatform().name(name()).start(this::run);
  }

  @Override
  public final void stop() {
    stopping = true;
    bell.ring();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public final boolean idle() {
    return !minute().isAfter(last);
  }

  @Override
  public final Optional<Instant> nextDue() {
    return Optional.of(last.plus(1, ChronoUnit.MINUTES));
  }

  private void run() {
    while (!stopping) {
      try {
        var minute = minute();
        if (minute.isAfter(last)) {
          each(minute);
          last = minute;
        }
        clock.await(last.plus(1, ChronoUnit.MINUTES), bell);
      } catch (InterruptedException stop) {
        return;
      } catch (RuntimeException trouble) {
        LOG.error("{}: this minute's work failed; tried again", name(), trouble);
        rest();
      }
    }
  }

  private void rest() {
    try {
      bell.await(Duration.ofSeconds(1));
    } catch (InterruptedException stop) {
      stopping = true;
    }
  }

  private Instant minute() {
    return clock.instant().truncatedTo(ChronoUnit.MINUTES);
  }
}
