package org.roomkeeper.runtime.ledger;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.ledger.EventTable.NewEvent;
import org.roomkeeper.runtime.ledger.LaneTable.NewFinding;
import org.roomkeeper.runtime.ledger.NoteTable.NewNote;
import org.roomkeeper.runtime.ledger.RoomTable.Contact;
import org.roomkeeper.runtime.ledger.RoomTable.Membership;
import org.roomkeeper.runtime.ledger.RoomTable.Person;

/**
 * The few statements that nearly every commit is made of, prepared once for a connection and run
 * without anything between: taking them apart and binding them anew each time took most of the
 * writer's time. All else goes the usual way. For one thread at a time.
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
  private static final String NOTE =
      """
      INSERT INTO note (plugin, community, member, key, body) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (plugin, community, member, key) DO UPDATE SET body = excluded.body
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

  private final Handle handle;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  Prepared(Handle handle) {
    this.handle = handle;
  }

  /** Remembers keys, in order; 0 for each that was told before. */
  int[] tell(Collection<String> keys, Instant at) {
    return batch(
        TELL,
        keys,
        (statement, key) -> {
          text(statement, 1, key);
          statement.setLong(2, at.toEpochMilli());
        });
  }

  /** Writes events down, in order. */
  void append(Collection<NewEvent> events) {
    var _ = batch(APPEND, events, Prepared::bind);
  }

  /** The last place that was ever used, also by an event that was purged. */
  EventId lastEver() {
    String sql =
        String.valueOf(handle.getConfig(SqlStatements.class).getAttribute(Storage.LAST_EVER));
    return run(
        sql,
        statement -> {
          try (var rows = statement.executeQuery()) {
            rows.next();
            return new EventId(rows.getLong(1));
          }
        });
  }

  /** The events that a lane's plugin failed on. */
  Set<EventId> failed(Lane lane) {
    return run(
        FAILED,
        statement -> {
          text(statement, 1, lane.plugin());
          text(statement, 2, lane.community().value());
          var found = new HashSet<EventId>();
          try (var rows = statement.executeQuery()) {
            while (rows.next()) {
              found.add(new EventId(rows.getLong(1)));
            }
          }
          return found;
        });
  }

  /** Moves a lane on, never back; nothing is in hand there any more. */
  void move(Lane lane, EventId upTo) {
    update(
        MOVE,
        statement -> {
          statement.setLong(1, upTo.value());
          statement.setLong(2, upTo.value());
          text(statement, 3, lane.plugin());
          text(statement, 4, lane.community().value());
          statement.setLong(5, upTo.value());
        });
  }

  /** Writes notes down, in the place of those that bear the same keys. */
  void put(Collection<NewNote> notes) {
    var _ =
        batch(
            NOTE,
            notes,
            (statement, note) -> {
              text(statement, 1, note.plugin());
              text(statement, 2, note.community().value());
              text(statement, 3, note.member());
              text(statement, 4, note.key());
              text(statement, 5, note.body());
            });
  }

  /** Writes findings down. */
  void found(Collection<NewFinding> findings) {
    var _ =
        batch(
            FOUND,
            findings,
            (statement, finding) -> {
              text(statement, 1, finding.plugin());
              text(statement, 2, finding.community().value());
              statement.setLong(3, finding.event().value());
              text(statement, 4, finding.key());
              text(statement, 5, finding.detail());
            });
  }

  /** Writes down what a source noticed and has to look into. */
  void notice(Incoming.Noticed noticed) {
    update(
        NOTICE,
        statement -> {
          statement.setLong(1, noticed.at().toEpochMilli());
          text(statement, 2, noticed.what());
          text(statement, 3, noticed.subject());
          text(statement, 4, LedgerJson.write(noticed.details()));
        });
  }

  /** Somebody is in a room. */
  void put(Membership membership) {
    update(
        MEMBERSHIP,
        statement -> {
          text(statement, 1, membership.room().value());
          text(statement, 2, membership.member().value());
          if (membership.joined().isPresent()) {
            statement.setLong(3, membership.joined().get().toEpochMilli());
          } else {
            statement.setNull(3, Types.BIGINT);
          }
          statement.setLong(4, membership.number());
        });
  }

  /** Somebody is in a room no longer. */
  void remove(RoomId room, MemberId member) {
    updateOf(LEFT, room, member);
  }

  /** How somebody left a room is of no more interest. */
  void forgetDeparture(RoomId room, MemberId member) {
    updateOf(LEFT_FOR_GOOD, room, member);
  }

  /** Somebody as they are known now. */
  void put(Person person) {
    update(
        PERSON,
        statement -> {
          text(statement, 1, person.id().value());
          text(statement, 2, person.name());
          text(statement, 3, person.kind().name());
        });
  }

  /** Somebody has somebody as a contact. */
  void put(Contact contact) {
    update(
        CONTACT,
        statement -> {
          text(statement, 1, contact.guest().value());
          text(statement, 2, contact.host().value());
          statement.setLong(3, contact.number());
        });
  }

  private void updateOf(String sql, RoomId room, MemberId member) {
    update(
        sql,
        statement -> {
          text(statement, 1, room.value());
          text(statement, 2, member.value());
        });
  }

  private static void bind(PreparedStatement statement, NewEvent event) throws SQLException {
    statement.setLong(1, event.id().value());
    text(statement, 2, event.community().value());
    text(statement, 3, event.kind());
    statement.setLong(4, event.at().toEpochMilli());
    statement.setLong(5, event.written().toEpochMilli());
    text(statement, 6, event.onlyFor());
    text(statement, 7, event.askedBy());
    text(statement, 8, event.room().map(RoomId::value));
    text(statement, 9, event.member().map(MemberId::value));
    text(statement, 10, event.message().map(MessageId::value));
    text(statement, 11, event.body());
  }

  private static void text(PreparedStatement statement, int at, String text) throws SQLException {
    statement.setString(at, LedgerColumns.storable(text));
  }

  private static void text(PreparedStatement statement, int at, Optional<String> text)
      throws SQLException {
    if (text.isPresent()) {
      text(statement, at, text.get());
    } else {
      statement.setNull(at, Types.VARCHAR);
    }
  }

  /** Runs a statement once for each value; how many rows each run changed. */
  private <T> int[] batch(String sql, Collection<T> values, Binding<T> binding) {
    return values.isEmpty()
        ? new int[0]
        : run(
            sql,
            statement -> {
              try {
                for (T value : values) {
                  binding.bind(statement, value);
                  statement.addBatch();
                }
                return statement.executeBatch();
              } finally {
                statement.clearBatch();
              }
            });
  }

  private void update(String sql, Filling filling) {
    int _ =
        run(
            sql,
            statement -> {
              filling.fill(statement);
              return statement.executeUpdate();
            });
  }

  private <T> T run(String sql, Running<T> running) {
    try {
      var statement = statements.get(sql);
      if (statement == null) {
        statement = handle.getConnection().prepareStatement(sql);
        statements.put(sql, statement);
      }
      return running.run(statement);
    } catch (SQLException e) {
      throw new IllegalStateException("the ledger refused: " + sql.strip(), e);
    }
  }

  @FunctionalInterface
  private interface Binding<T> {
    void bind(PreparedStatement statement, T value) throws SQLException;
  }

  @FunctionalInterface
  private interface Filling {
    void fill(PreparedStatement statement) throws SQLException;
  }

  @FunctionalInterface
  private interface Running<T> {
    T run(PreparedStatement statement) throws SQLException;
  }
}
