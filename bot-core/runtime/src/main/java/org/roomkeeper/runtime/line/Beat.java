package org.roomkeeper.runtime.line;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.roomkeeper.runtime.time.Clockwork;

/**
 * Does some work at the beginning of each minute of the clock; once for all the minutes that passed
 * while the bot was off or the clock jumped.
 */
abstract class Beat extends Rounds {
  private final Clockwork clock;
  private Instant last = Instant.EPOCH;

  Beat(Clockwork clock) {
    super(clock);
    this.clock = clock;
  }

  /** The work, for this minute. */
  abstract void each(Instant minute);

  @Override
  protected final Instant round() {
    var minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    if (minute.isAfter(last)) {
      each(minute);
      last = minute;
    }
    return last.plus(1, ChronoUnit.MINUTES);
  }
}
