package org.roomkeeper.runtime.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.api.RoomId;

/** The events, and which messages were recalled. */
interface EventTable {
  /**
   * An event to be written down.
   *
   * @param onlyFor the one plugin that may read it
   * @param askedBy the one plugin that may see its ref
   */
  record NewEvent(
      EventId id,
      CommunityId community,
      String kind,
      Instant at,
      Instant written,
      Optional<String> onlyFor,
      Optional<String> askedBy,
      Optional<RoomId> room,
      Optional<MemberId> member,
      Optional<MessageId> message,
      String body) {}

  /** An event as it stands. */
  record EventRow(
      EventId id,
      CommunityId community,
      String kind,
      Instant at,
      Optional<String> onlyFor,
      Optional<String> askedBy,
      String body) {}

  /** An event without what was said. */
  record EventHead(
      EventId id,
      CommunityId community,
      String kind,
      Instant at,
      Optional<RoomId> room,
      Optional<MemberId> member,
      Optional<MessageId> message) {}

  /** The last event of a community. */
  record End(CommunityId community, EventId id) {}

  @SqlQuery(
      """
      SELECT id, community, kind, at, only_for, asked_by, body
      FROM event
      WHERE community = :community AND id > :after AND kind IN (<kinds>)
        AND (only_for IS NULL OR only_for = :plugin)
      ORDER BY id
      LIMIT :limit
      """)
  @RegisterConstructorMapper(EventRow.class)
  List<EventRow> read(
      CommunityId community,
      String plugin,
      EventId after,
      @BindList("kinds") Collection<String> kinds,
      int limit);

  @SqlQuery(
      """
      SELECT id, community, kind, at, only_for, asked_by, body
      FROM event
      WHERE id > :after
      ORDER BY id
      """)
  @RegisterConstructorMapper(EventRow.class)
  List<EventRow> after(EventId after);

  /** What was said and taken back in a room while it was nobody's, oldest first. */
  @SqlQuery(
      """
      SELECT id, community, kind, at, only_for, asked_by, body
      FROM event
      WHERE community = :community AND room = :room AND kind IN ('MessagePosted', 'MessageRecalled')
      ORDER BY id
      LIMIT :limit
      """)
  @RegisterConstructorMapper(EventRow.class)
  List<EventRow> saidIn(CommunityId community, RoomId room, int limit);

  @SqlQuery(
      """
      SELECT id, community, kind, at, only_for, asked_by, body FROM event WHERE id = :id
      """)
  @RegisterConstructorMapper(EventRow.class)
  Optional<EventRow> find(EventId id);

  @SqlQuery(
      """
      SELECT id, community, kind, at, room, member, message FROM event WHERE id = :id
      """)
  @RegisterConstructorMapper(EventHead.class)
  Optional<EventHead> head(EventId id);

  @SqlQuery("SELECT community, MAX(id) AS id FROM event GROUP BY community")
  @RegisterConstructorMapper(End.class)
  List<End> ends();

  @SqlQuery("SELECT COALESCE(MAX(id), 0) FROM event")
  EventId last();

  /** The last event that was written down before a time. */
  @SqlQuery("SELECT COALESCE(MAX(id), 0) FROM event WHERE written < :from")
  EventId lastBefore(Instant from);

  @SqlQuery("SELECT written FROM event ORDER BY id DESC LIMIT 1")
  Optional<Instant> lastWritten();

  @SqlUpdate("INSERT INTO recall (message, at) VALUES (:message, :at) ON CONFLICT DO NOTHING")
  void recalled(MessageId message, Instant at);
}
