package org.roomkeeper.runtime.ledger;

import java.util.Optional;
import org.roomkeeper.api.EventId;

/**
 * Where a lane stands.
 *
 * @param cursor the last event that it is done with; {@link EventId#UNRECORDED} before the first
 * @param installed the last event that was there when the plugin was installed: events up to it
 *     build notes and facts, their actions are dropped
 * @param inHand the event that was in hand when the bot last ended uncleanly
 */
public record LanePlace(EventId cursor, EventId installed, Optional<InHand> inHand) {
  /**
   * An event that was in hand at an unclean end.
   *
   * @param event the event
   * @param ends at how many unclean ends in a row, from 1; at two it is to be marked failed
   */
  public record InHand(EventId event, int ends) {}
}
