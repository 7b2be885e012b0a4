package org.roomkeeper.api;

import java.time.Instant;

/**
 * Time passed. Comes to each community every minute; after an outage one tick covers it all.
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
