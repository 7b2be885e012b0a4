package org.roomkeeper.api;

import java.time.Instant;

/**
 * Time passed. Comes to each community every minute, unless all who answer it there want it later
 * ({@link Reaction#wakeAt}); one tick covers all that passed meanwhile, as after an outage.
 *
 * @param envelope {@code at} is the minute that began
 * @param since the tick before
 */
public record Tick(Envelope envelope, Instant since) implements BotEvent {
  /** Whether a moment lies in what this tick covers: after {@code since}, not after {@code at}. */
  public boolean covers(Instant moment) {
    return moment.isAfter(since) && !moment.isAfter(at());
  }

  @Override
  public Tick in(Envelope other) {
    return new Tick(other, since);
  }
}
