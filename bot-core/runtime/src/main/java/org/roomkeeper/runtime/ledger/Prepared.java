package org.roomkeeper.runtime.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.SqlStatements;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.Intake.Noted;
import org.roomkeeper.runtime.ledger.EventTable.NewEvent;
import org.roomkeeper.runtime.ledger.LaneTable.NewFinding;
import org.roomkeeper.runtime.ledger.RoomTable.Contact;
import org.roomkeeper.runtime.ledger.RoomTable.DoorRow;
import org.roomkeeper.runtime.ledger.RoomTable.MemberFact;
import org.roomkeeper.runtime.ledger.RoomTable.Membership;
import org.roomkeeper.runtime.ledger.RoomTable.Person;

/**
 * Of the tables that are otherwise reached the usual way, what nearly every commit or look is made
 * of. For one thread at a time.
 */
final class Prepared {
  private static final String TELL =
      "INSERT INTO told (key, at) VALUES (?, ?) ON CONFLICT DO NOTHING";
  private static final String APPEND =
      """
      INSERT INTO event
        (id, community, kind, at, written, only_for, asked_by, room, member, message, body)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String FAILED =
      "SELECT event FROM failure WHERE plugin = ? AND community = ?";
  private static final String MOVE =
      """
      UPDATE lane
      SET cursor = CASE WHEN cursor < ? THEN ? ELSE cursor END, in_hand = NULL, in_hand_ends = 0
      WHERE plugin = ? AND community = ? AND (cursor < ? OR in_hand IS NOT NULL)
      """;
  private static final String FOUND =
      "INSERT INTO finding (plugin, community, event, key, detail) VALUES (?, ?, ?, ?, ?)";

  private static final String NOTICE =
      "INSERT INTO notice (at, what, subject, details) VALUES (?, ?, ?, ?)";
  private static final String MEMBERSHIP =
      """
      INSERT INTO membership (room, member, joined, number) VALUES (?, ?, ?, ?)
      ON CONFLICT (room, member) DO UPDATE SET joined = excluded.joined, number = excluded.number
      """;
  private static final String LEFT = "DELETE FROM membership WHERE room = ? AND member = ?";
  private static final String LEFT_FOR_GOOD = "DELETE FROM departure WHERE room = ? AND member = ?";
  private static final String PERSON =
      """
      INSERT INTO person (id, name, kind) VALUES (?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind
      """;
  private static final String CONTACT =
      """
      INSERT INTO contact (guest, host, number) VALUES (?, ?, ?)
      ON CONFLICT (guest, host) DO UPDATE SET number = excluded.number
      """;
  private static final String FACT =
      """
      INSERT INTO member_fact (community, member, key, value, author, at) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (community, member, key) DO UPDATE SET
        value = excluded.value, author = excluded.author, at = excluded.at
      """;
  private static final String DOOR =
      """
      INSERT INTO door (community, name, target, details) VALUES (?, ?, ?, ?)
      ON CONFLICT (community, name) DO UPDATE SET
        target = excluded.target, details = excluded.details
      """;
  private static final String NOTICES =
      """
      SELECT id, at, what, subject, details FROM notice
      WHERE answered = 0 AND id > ?
      ORDER BY id
      LIMIT ?
      """;
  private static final String HAPPENED = "SELECT at FROM event WHERE id = ?";
  private static final String RECALLED =
      """
      SELECT 1 FROM event JOIN recall ON recall.message = event.message
      WHERE event.id = ? AND event.kind = 'MessagePosted'
      """;

  private final Statements statements;

  Prepared(Statements statements) {
    this.statements = statements;
  }

  /** Remembers keys, in order; 0 for each that was told before. */
  int[] tell(Collection<String> keys, Instant at) {
    return statements.batch(TELL, keys, key -> List.of(key, at));
  }

  /** Writes events down, in order. */
  void append(Collection<NewEvent> events) {
    var _ =
        statements.batch(
            APPEND,
            events,
            event ->
                List.of(
                    event.id(),
                    event.community(),
                    event.kind(),
                    event.at(),
                    event.written(),
                    event.onlyFor(),
                    event.askedBy(),
                    event.room(),
                    event.member(),
                    event.message(),
                    event.body()));
  }

  /** The last place that was ever used, also by an event that was purged. */
  EventId lastEver() {
    var config = statements.handle().getConfig(SqlStatements.class);
    return statements
        .one(
            row -> new EventId(row.getLong(1)),
            String.valueOf(config.getAttribute(Storage.LAST_EVER)))
        .orElseThrow();
  }

  /** When an event happened. */
  Optional<Instant> happened(EventId event) {
    return statements.one(row -> Statements.time(row, 1), HAPPENED, event);
  }

  /** Whether an event is a message that its author took back. */
  boolean isRecalled(EventId event) {
    return statements.one(row -> true, RECALLED, event).isPresent();
  }

  /** The events that a lane's plugin failed on. */
  Set<EventId> failed(Lane lane) {
    return new HashSet<>(
        statements.list(
            row -> new EventId(row.getLong(1)), FAILED, lane.plugin(), lane.community()));
  }

  /** Moves a lane on, never back; nothing is in hand there any more. */
  void move(Lane lane, EventId upTo) {
    statements.update(MOVE, upTo, upTo, lane.plugin(), lane.community(), upTo);
  }

  /** Writes findings down. */
  void found(Collection<NewFinding> findings) {
    var _ =
        statements.batch(
            FOUND,
            findings,
            finding ->
                List.of(
                    finding.plugin(),
                    finding.community(),
                    finding.event(),
                    finding.key(),
                    finding.detail()));
  }

  /** Writes down what a source noticed and has to look into. */
  void notice(Incoming.Noticed noticed) {
    statements.update(
        NOTICE,
        noticed.at(),
        noticed.what(),
        noticed.subject(),
        LedgerJson.write(noticed.details()));
  }

  /** What was noticed and not looked into yet, after one, at most so much. */
  List<Noted> notices(long after, int limit) {
    return statements.list(
        row ->
            new Noted(
                row.getLong(1),
                new Incoming.Noticed(
                    Long.toString(row.getLong(1)),
                    Statements.time(row, 2),
                    row.getString(3),
                    row.getString(4),
                    LedgerJson.readDetails(row.getString(5)))),
        NOTICES,
        after,
        limit);
  }

  /** Somebody is in a room. */
  void put(Membership membership) {
    statements.update(
        MEMBERSHIP,
        membership.room(),
        membership.member(),
        membership.joined(),
        membership.number());
  }

  /** Somebody is in a room no longer. */
  void remove(RoomId room, MemberId member) {
    statements.update(LEFT, room, member);
  }

  /** How somebody left a room is of no more interest. */
  void forgetDeparture(RoomId room, MemberId member) {
    statements.update(LEFT_FOR_GOOD, room, member);
  }

  /** Somebody as they are known now. */
  void put(Person person) {
    statements.update(PERSON, person.id(), person.name(), person.kind().name());
  }

  /** Somebody has somebody as a contact. */
  void put(Contact contact) {
    statements.update(CONTACT, contact.guest(), contact.host(), contact.number());
  }

  /** What is known of a person in a community. */
  void put(MemberFact fact) {
    statements.update(
        FACT, fact.community(), fact.member(), fact.key(), fact.value(), fact.author(), fact.at());
  }

  /** A door, where it points. */
  void put(DoorRow door) {
    statements.update(
        DOOR, door.community(), door.name(), LedgerJson.write(door.target()), door.details());
  }
}
