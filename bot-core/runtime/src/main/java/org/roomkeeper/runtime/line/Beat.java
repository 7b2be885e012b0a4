package org.roomkeeper.runtime.line;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.roomkeeper.runtime.time.Clockwork;

/**
 * Does some work at the beginning of a minute of the clock, whenever the work before said that more
 * is due; once for all the minutes that passed while the bot was off or the clock jumped.
 */
abstract class Beat extends Rounds {
  private final Clockwork clock;
  private Instant last = Instant.EPOCH;
  private Instant wanted = Instant.EPOCH;
  private Instant sooner = Instant.MAX;

  Beat(Clockwork clock) {
    super(clock);
    this.clock = clock;
  }

  /**
   * The work, for this minute.
   *
   * @return when there may be more; with the next minute if that is no later
   */
  abstract Instant each(Instant minute);

  /** There is something new: the work is wanted with the next minute. Never blocks. */
  final void wantedSoon() {
    synchronized (this) {
      var next = minute(clock.instant()).plus(1, ChronoUnit.MINUTES);
      sooner = next.isBefore(sooner) ? next : sooner;
    }
    ring();
  }

  @Override
  protected final Instant round() {
    var minute = minute(clock.instant());
    if (minute.isAfter(last) && isWanted(minute)) {
      var more = each(minute);
      last = minute;
      wanted = more;
    }
    return next();
  }

  private synchronized boolean isWanted(Instant minute) {
    if (!sooner.isAfter(minute)) {
      sooner = Instant.MAX;
      return true;
    }
    return !wanted.isAfter(minute);
  }

  private synchronized Instant next() {
    var next = wanted.isBefore(sooner) ? wanted : sooner;
    var earliest = last.plus(1, ChronoUnit.MINUTES);
    return next.isBefore(earliest) ? earliest : wholeMinute(next);
  }

  /** The minute that has begun at a moment. */
  static Instant minute(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MINUTES);
  }

  /** The first full hour after a moment: what can wait for an hour waits for the same moment. */
  static Instant nextHour(Instant moment) {
    return moment.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
  }

  /** The first whole minute that is not before a moment. */
  static Instant wholeMinute(Instant moment) {
    var minute = minute(moment);
    return minute.equals(moment) ? minute : minute.plus(1, ChronoUnit.MINUTES);
  }
}
