package org.roomkeeper.runtime.ledger;

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

/** How the ledger's own types stand in columns: ids as they are, times in milliseconds, JSON. */
final class LedgerColumns implements JdbiPlugin {
  @Override
  public void customizeJdbi(Jdbi jdbi) {
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
            value -> (at, statement, context) -> statement.setString(at, written.apply(value))));
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

  /**
   * Writes values of a type and of its alternatives.
   *
   * @param type the type
   * @param argument how a value is bound
   */
  private record Written<T>(Class<T> type, Function<T, Argument> argument)
      implements ArgumentFactory {
    @Override
    public Optional<Argument> build(Type declared, @Nullable Object value, ConfigRegistry config) {
      if (!type.isAssignableFrom(GenericTypes.getErasedType(declared))) {
        return Optional.empty();
      }
      return Optional.of(
          value == null ? new NullArgument(Types.VARCHAR) : argument.apply(type.cast(value)));
    }
  }
}
