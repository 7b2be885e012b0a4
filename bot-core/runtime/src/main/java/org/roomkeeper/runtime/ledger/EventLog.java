package org.roomkeeper.runtime.ledger;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.runtime.ledger.EventTable.NewEvent;

/**
 * Writes events down, each with room and person as they are at that moment. The writer's thread
 * only.
 */
final class EventLog {
  private final Tables tables;
  private final Known known;
  private final Tail tail;
  private final InstantSource clock;
  private final List<Tail.Entry> written = new ArrayList<>();
  private final List<NewEvent> unwritten = new ArrayList<>();
  private int kept;
  private long last;
  private long seen = -1;

  EventLog(Tables tables, Known known, Tail tail, InstantSource clock) {
    this.tables = tables;
    this.known = known;
    this.tail = tail;
    this.clock = clock;
  }

  /** Writes an event into a community, for all plugins. */
  EventId append(CommunityId community, BotEvent event) {
    return append(community, event, Optional.empty(), Optional.empty());
  }

  /** Writes an event that only one plugin reads. */
  EventId appendFor(String plugin, CommunityId community, BotEvent event) {
    return append(community, event, Optional.of(plugin), Optional.empty());
  }

  /** Writes an event whose ref only one plugin sees. */
  EventId appendAskedBy(String plugin, CommunityId community, BotEvent event) {
    return append(community, event, Optional.empty(), Optional.of(plugin));
  }

  /** A commit begins: what another process wrote comes first. */
  void begin() {
    written.clear();
    last = tables.prepared().lastEver().value();
    if (last != seen) {
      for (var row : tables.events().after(tail.last())) {
        written.add(new Tail.Entry(Kinds.read(row), row.onlyFor(), row.askedBy()));
      }
    }
    kept = written.size();
  }

  /** What was said in a room while nobody knew whose it is, at most so much, oldest first. */
  List<BotEvent> saidInCorp(RoomId room, int limit) {
    flush();
    return tables.events().saidIn(CommunityId.CORP, room, limit).stream().map(Kinds::read).toList();
  }

  /** What was appended goes into the table. */
  void flush() {
    tables.prepared().append(unwritten);
    unwritten.clear();
  }

  /** What was appended stands. */
  void keep() {
    kept = written.size();
  }

  void takeBack() {
    last -= written.size() - kept;
    written.subList(kept, written.size()).clear();
    unwritten.clear();
  }

  /** What was written is durable now; true if anything was. */
  boolean committed() {
    tail.add(written);
    seen = last;
    boolean any = !written.isEmpty();
    written.clear();
    return any;
  }

  void lost() {
    written.clear();
    unwritten.clear();
  }

  private EventId append(
      CommunityId community, BotEvent event, Optional<String> onlyFor, Optional<String> askedBy) {
    var concerns = Concerns.of(event);
    var was = event.envelope();
    var full =
        event.in(
            new Envelope(
                EventId.UNRECORDED,
                community,
                was.at(),
                was.byUs(),
                concerns.room().flatMap(known::room).map(known::view),
                concerns.member().map(member -> known.view(community, member))));
    var id = new EventId(++last);
    unwritten.add(
        new NewEvent(
            id,
            community,
            Kinds.name(full),
            full.at(),
            clock.instant(),
            onlyFor,
            askedBy,
            concerns.room(),
            concerns.member(),
            concerns.message(),
            LedgerJson.write(full)));
    written.add(new Tail.Entry(Kinds.at(full, id), onlyFor, askedBy));
    return id;
  }
}
