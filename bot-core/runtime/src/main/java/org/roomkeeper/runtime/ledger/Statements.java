package org.roomkeeper.runtime.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.RoomId;

/**
 * The statements that nearly every commit and every look is made of: each is prepared once for a
 * connection and run without anything between, for to take them apart and to bind and map them anew
 * each time took most of the ledger's time. Values stand in columns as {@link LedgerColumns} says.
 * For one thread at a time.
 */
final class Statements {
  private final Handle handle;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Statements(Handle handle) {
    this.handle = handle;
  }

  Handle handle() {
    return handle;
  }

  /** What was run so far. */
  Set<String> texts() {
    return Set.copyOf(prepared.keySet());
  }

  /** Makes something of the row at which a result stands. */
  @FunctionalInterface
  interface Mapping<T> {
    /** Makes it; columns are counted from 1. */
    T map(ResultSet row) throws SQLException;
  }

  /**
   * All rows of a query.
   *
   * @param values what stands for its question marks, in order; a list for as many as it has
   */
  <T> List<T> list(Mapping<T> mapping, String sql, Object... values) {
    return run(
        sql,
        statement -> {
          fill(statement, values);
          try (var rows = statement.executeQuery()) {
            var all = new ArrayList<T>();
            while (rows.next()) {
              all.add(mapping.map(rows));
            }
            return all;
          }
        });
  }

  /** The row of a query that has one at most. */
  <T> Optional<T> one(Mapping<T> mapping, String sql, Object... values) {
    return list(mapping, sql, values).stream().findFirst();
  }

  /** Runs a statement. */
  void update(String sql, Object... values) {
    int _ =
        run(
            sql,
            statement -> {
              fill(statement, values);
              return statement.executeUpdate();
            });
  }

  /** Runs a statement once for each of some; how many rows each run changed. */
  <T> int[] batch(String sql, Collection<T> all, Function<T, List<Object>> values) {
    return all.isEmpty()
        ? new int[0]
        : run(
            sql,
            statement -> {
              try {
                for (T one : all) {
                  fill(statement, values.apply(one).toArray());
                  statement.addBatch();
                }
                return statement.executeBatch();
              } finally {
                statement.clearBatch();
              }
            });
  }

  /**
   * Names for a list of question marks of the same length as {@link #marks} makes; never none. Each
   * length is a statement of its own, so lengths are powers of two, and the last name fills up.
   */
  static List<String> names(Collection<String> names) {
    var all = new ArrayList<>(names);
    if (all.isEmpty()) {
      // A list in SQL is never empty: the empty name, which nothing has, stands for none.
      all.add("");
    }
    int length = Integer.highestOneBit(2 * all.size() - 1);
    all.addAll(Collections.nCopies(length - all.size(), all.getLast()));
    return all;
  }

  /** Question marks for a list of names. */
  static String marks(List<String> names) {
    return "(" + String.join(", ", Collections.nCopies(names.size(), "?")) + ")";
  }

  static Instant time(ResultSet row, int column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  static Optional<Instant> timeIfAny(ResultSet row, int column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  static Optional<String> textIfAny(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  private static void fill(PreparedStatement statement, Object[] values) throws SQLException {
    int at = 1;
    for (Object value : values) {
      if (value instanceof Collection<?> many) {
        for (Object each : many) {
          bind(statement, at++, each);
        }
      } else {
        bind(statement, at++, value);
      }
    }
  }

  private static void bind(PreparedStatement statement, int at, Object value) throws SQLException {
    switch (value) {
      case String text -> statement.setString(at, LedgerColumns.storable(text));
      case Long number -> statement.setLong(at, number);
      case Integer number -> statement.setInt(at, number);
      case Boolean yes -> statement.setInt(at, yes ? 1 : 0);
      case Instant time -> statement.setLong(at, time.toEpochMilli());
      case EventId id -> statement.setLong(at, id.value());
      case CommunityId id -> statement.setString(at, LedgerColumns.storable(id.value()));
      case MemberId id -> statement.setString(at, LedgerColumns.storable(id.value()));
      case MessageId id -> statement.setString(at, LedgerColumns.storable(id.value()));
      case RoomId id -> statement.setString(at, LedgerColumns.storable(id.value()));
      case ActionState state -> statement.setString(at, state.word());
      case Action body -> json(statement, at, body);
      case Outcome body -> json(statement, at, body);
      case Phrase body -> json(statement, at, body);
      case Optional<?> some when some.isPresent() -> bind(statement, at, some.get());
      case Optional<?> _ -> statement.setNull(at, Types.NULL);
      default -> throw new IllegalArgumentException("no column holds a " + value.getClass());
    }
  }

  private static void json(PreparedStatement statement, int at, Object body) throws SQLException {
    statement.setString(at, LedgerColumns.storable(LedgerJson.write(body)));
  }

  private <T> T run(String sql, Running<T> running) {
    try {
      @Nullable PreparedStatement statement = prepared.get(sql);
      if (statement == null) {
        statement = handle.getConnection().prepareStatement(sql);
        prepared.put(sql, statement);
      }
      return running.run(statement);
    } catch (SQLException e) {
      throw new Refused(sql, e);
    }
  }

  /** The database took a statement not, or could not be reached. */
  static final class Refused extends JdbiException {
    private static final long serialVersionUID = 1;

    Refused(String sql, SQLException why) {
      super("the ledger refused: " + sql.strip(), why);
    }
  }

  @FunctionalInterface
  private interface Running<T> {
    T run(PreparedStatement statement) throws SQLException;
  }
}
