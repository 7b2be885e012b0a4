package org.roomkeeper.runtime.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.Finding;

/**
 * What the ledger still holds of what happened, for reading it once more. Changes nothing. Safe for
 * use by many threads.
 */
public interface Past {
  /** When something was last written down; empty while nothing was. */
  Optional<Instant> lastWritten();

  /** The last event that was written down before a time. */
  EventId lastBefore(Instant from);

  /** The communities that may have events. */
  List<CommunityId> communities();

  /** The last event of a community. */
  EventId end(CommunityId community);

  /** Reads on for a lane, as {@link Ledger#read} does. */
  Stretch read(Lane lane, EventId after, Set<Class<? extends BotEvent>> kinds, int limit);

  /**
   * What a lane's plugin found when it answered events, by event in the order of finding.
   *
   * @param after the event before the first
   * @param upTo the last
   */
  Map<EventId, List<Finding>> findings(Lane lane, EventId after, EventId upTo);

  /** Notes for a lane that begins anew, with none; they are never kept. */
  Chain fromNothing(Lane lane, Shown shown);
}
