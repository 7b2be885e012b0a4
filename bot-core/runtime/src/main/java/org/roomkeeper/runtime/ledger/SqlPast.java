package org.roomkeeper.runtime.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.Finding;
import org.roomkeeper.runtime.settings.Communities;

/** Reads the past from the tables. */
final class SqlPast implements Past {
  private final Readers readers;
  private final Ledger ledger;
  private final Known known;
  private final Communities communities;

  SqlPast(Readers readers, Ledger ledger, Known known, Communities communities) {
    this.readers = readers;
    this.ledger = ledger;
    this.known = known;
    this.communities = communities;
  }

  @Override
  public Optional<Instant> lastWritten() {
    return readers.read(reading -> reading.events().lastWritten());
  }

  @Override
  public EventId lastBefore(Instant from) {
    return readers.read(reading -> reading.events().lastBefore(from));
  }

  @Override
  public List<CommunityId> communities() {
    return ledger.communities();
  }

  @Override
  public EventId end(CommunityId community) {
    return ledger.end(community);
  }

  @Override
  public Stretch read(Lane lane, EventId after, Set<Class<? extends BotEvent>> kinds, int limit) {
    return ledger.read(lane, after, kinds, limit);
  }

  @Override
  public Map<EventId, List<Finding>> findings(Lane lane, EventId after, EventId upTo) {
    var found = new LinkedHashMap<EventId, List<Finding>>();
    readers
        .read(reading -> reading.lanes().findings(lane.plugin(), lane.community(), after, upTo))
        .forEach(
            row ->
                found
                    .computeIfAbsent(row.event(), event -> new ArrayList<>())
                    .add(new Finding(row.key(), row.detail())));
    return found;
  }

  @Override
  public Chain fromNothing(Lane lane, Shown shown) {
    return new LaneChain(
        (overlay, facts) ->
            new LaneCall(lane, NotesBelow.NONE, overlay, facts, false, known, shown, communities));
  }
}
