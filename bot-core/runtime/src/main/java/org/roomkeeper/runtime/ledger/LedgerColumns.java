package org.roomkeeper.runtime.ledger;

import com.google.common.primitives.Primitives;
import java.lang.reflect.Type;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.argument.NullArgument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.RoomId;

/**
 * How values stand in columns, the same in each database: ids as they are, times in milliseconds,
 * yes and no as 1 and 0, JSON; and no text has the character of number zero, which PostgreSQL does
 * not take.
 */
final class LedgerColumns implements JdbiPlugin {
  @Override
  public void customizeJdbi(Jdbi jdbi) {
    jdbi.registerArgument(
        new Written<>(
            Boolean.class,
            Types.INTEGER,
            value -> (at, statement, context) -> statement.setInt(at, value ? 1 : 0)));
    jdbi.registerArgument(
        new Written<>(
            String.class,
            Types.VARCHAR,
            value -> (at, statement, context) -> statement.setString(at, storable(value))));
    number(jdbi, Instant.class, Instant::toEpochMilli, Instant::ofEpochMilli);
    number(jdbi, EventId.class, EventId::value, EventId::new);
    text(jdbi, CommunityId.class, CommunityId::value, CommunityId::new);
    text(jdbi, MemberId.class, MemberId::value, MemberId::new);
    text(jdbi, MessageId.class, MessageId::value, MessageId::new);
    text(jdbi, RoomId.class, RoomId::value, RoomId::new);
    text(jdbi, ActionState.class, ActionState::word, ActionState::of);
    for (Class<?> type :
        List.of(Action.class, Outcome.class, Phrase.class, PointDoor.Target.class)) {
      json(jdbi, type);
    }
  }

  private static <T> void number(
      Jdbi jdbi, Class<T> type, Function<T, Long> written, Function<Long, T> read) {
    jdbi.registerArgument(
        new Written<>(
            type,
            Types.BIGINT,
            value -> (at, statement, context) -> statement.setLong(at, written.apply(value))));
    ColumnMapper<@Nullable T> mapper =
        (row, column, context) -> {
          long value = row.getLong(column);
          return row.wasNull() ? null : read.apply(value);
        };
    jdbi.registerColumnMapper(type, mapper);
  }

  private static <T> void text(
      Jdbi jdbi, Class<T> type, Function<T, String> written, Function<String, T> read) {
    jdbi.registerArgument(
        new Written<>(
            type,
            Types.VARCHAR,
            value ->
                (at, statement, context) ->
                    statement.setString(at, storable(written.apply(value)))));
    ColumnMapper<@Nullable T> mapper =
        (row, column, context) -> {
          String value = row.getString(column);
          return value == null ? null : read.apply(value);
        };
    jdbi.registerColumnMapper(type, mapper);
  }

  private static <T> void json(Jdbi jdbi, Class<T> type) {
    text(jdbi, type, LedgerJson::write, body -> LedgerJson.read(body, type));
  }

  /** A text as it may stand in a column. */
  static String storable(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
  }

  /**
   * Writes values of a type and of its alternatives. Prepared, for else what the library knows of
   * times and texts comes first.
   *
   * @param type the type
   * @param column what an absent value is, of {@link Types}
   * @param argument how a value is bound
   */
  private record Written<T>(Class<T> type, int column, Function<T, Argument> argument)
      implements ArgumentFactory.Preparable {
    @Override
    public Optional<Function<Object, Argument>> prepare(Type declared, ConfigRegistry config) {
      Class<?> wanted = Primitives.wrap(GenericTypes.getErasedType(declared));
      return type.isAssignableFrom(wanted) ? Optional.of(this::bind) : Optional.empty();
    }

    private Argument bind(@Nullable Object value) {
      return value == null ? new NullArgument(column) : argument.apply(type.cast(value));
    }
  }
}
