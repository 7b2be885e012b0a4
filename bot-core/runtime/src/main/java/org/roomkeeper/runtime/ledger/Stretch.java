package org.roomkeeper.runtime.ledger;

import java.util.List;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.EventId;

/**
 * A stretch of the ledger that was read for a lane.
 *
 * @param events the events of the kinds that were asked for, in order
 * @param upTo how far was looked: the cursor may be moved here once {@code events} are answered
 */
public record Stretch(List<BotEvent> events, EventId upTo) {
  /** Copies the events. */
  public Stretch {
    events = List.copyOf(events);
  }
}
