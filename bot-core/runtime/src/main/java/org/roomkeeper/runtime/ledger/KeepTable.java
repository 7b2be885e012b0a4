package org.roomkeeper.runtime.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MemberId;

/**
 * What is to be forgotten is found page by page along a key, by readers; the writer is handed keys.
 */
interface KeepTable extends SqlObject {
  /** An event, by its age. */
  record Aged(EventId id, String kind, Instant written) {}

  /** An event with its body. */
  record AgedBody(
      EventId id, CommunityId community, String kind, Instant at, Instant written, String body) {}

  /** An event's new body. */
  record NewBody(EventId id, String body) {}

  /** An action, by its age. */
  record AgedAction(
      long id,
      Instant owedSince,
      Instant due,
      ActionState state,
      int tries,
      Optional<Instant> settled,
      String body) {}

  /** Something told. */
  record Told(String key, Instant at) {}

  /** A message that was taken back and that nobody has to read any more. */
  record Recalled(
      String message, EventId id, CommunityId community, String kind, Instant at, String body) {}

  /** Where a lane stands. */
  record LaneAt(String plugin, CommunityId community, EventId cursor) {}

  /** An event that a lane has not read. */
  record Unread(EventId id, Instant written) {}

  @SqlQuery("SELECT id, kind, written FROM event WHERE id > :after ORDER BY id LIMIT :limit")
  @RegisterConstructorMapper(Aged.class)
  List<Aged> events(EventId after, int limit);

  @SqlQuery(
      """
      SELECT id, community, kind, at, written, body FROM event
      WHERE id > :after ORDER BY id LIMIT :limit
      """)
  @RegisterConstructorMapper(AgedBody.class)
  List<AgedBody> bodies(EventId after, int limit);

  /** A note about a person, with who noted it. */
  record NoteAbout(String plugin, CommunityId community, String key, String body) {}

  /** A fact of a person, with who noted it. */
  record FactOf(CommunityId community, String key, String value, String author, Instant at) {}

  @SqlQuery(
      """
      SELECT plugin, community, key, body FROM note WHERE member = :member
      ORDER BY plugin, community, key
      """)
  @RegisterConstructorMapper(NoteAbout.class)
  List<NoteAbout> notesAbout(String member);

  @SqlUpdate("DELETE FROM note WHERE member = :member")
  void dropNotesAbout(String member);

  @SqlQuery(
      """
      SELECT community, key, value, author, at FROM member_fact WHERE member = :member
      ORDER BY community, key
      """)
  @RegisterConstructorMapper(FactOf.class)
  List<FactOf> factsOf(MemberId member);

  @SqlQuery("SELECT id FROM action WHERE member = :member AND id > :after ORDER BY id LIMIT :limit")
  List<Long> actionsOf(MemberId member, long after, int limit);

  /** What says something of a person, and forms that nobody known has sent. */
  @SqlQuery(
      """
      SELECT id, community, kind, at, written, body FROM event
      WHERE id > :after AND (member = :member OR (kind = 'FormSent' AND member IS NULL))
      ORDER BY id LIMIT :limit
      """)
  @RegisterConstructorMapper(AgedBody.class)
  List<AgedBody> eventsOf(MemberId member, EventId after, int limit);

  @SqlQuery("SELECT COUNT(*) FROM event WHERE member = :member")
  long countEventsOf(MemberId member);

  @SqlQuery("SELECT COUNT(*) FROM action WHERE member = :member")
  long countActionsOf(MemberId member);

  @SqlQuery("SELECT id FROM person WHERE name = :name ORDER BY id LIMIT 20")
  List<MemberId> named(String name);

  @SqlBatch("UPDATE event SET body = :body WHERE id = :id")
  void rewrite(@BindMethods Collection<NewBody> bodies);

  @SqlUpdate("DELETE FROM event WHERE id IN (<ids>)")
  void dropEvents(@BindList("ids") Collection<EventId> ids);

  @SqlUpdate(
      """
      UPDATE finding SET detail = '' WHERE event > :after AND event <= :upTo AND detail <> ''
      """)
  void blankFindings(EventId after, EventId upTo);

  @SqlUpdate("UPDATE finding SET detail = '' WHERE event = :event AND detail <> ''")
  void blankFindings(EventId event);

  @SqlUpdate("UPDATE failure SET what = '' WHERE event > :after AND event <= :upTo")
  void blankFailures(EventId after, EventId upTo);

  @SqlUpdate("DELETE FROM finding WHERE event > :after AND event <= :upTo")
  void dropFindings(EventId after, EventId upTo);

  @SqlUpdate("DELETE FROM failure WHERE event > :after AND event <= :upTo")
  void dropFailures(EventId after, EventId upTo);

  @SqlQuery(
      """
      SELECT id, owed_since, due, state, tries, settled, body FROM action
      WHERE id > :after ORDER BY id LIMIT :limit
      """)
  @RegisterConstructorMapper(AgedAction.class)
  List<AgedAction> actions(long after, int limit);

  @SqlUpdate("UPDATE action SET body = :body WHERE id = :id")
  void rewrite(long id, Action body);

  @SqlUpdate("DELETE FROM press WHERE action IN (<ids>)")
  void dropPresses(@BindList("ids") Collection<Long> ids);

  @SqlUpdate("DELETE FROM try WHERE action IN (<ids>)")
  void dropTries(@BindList("ids") Collection<Long> ids);

  @SqlUpdate("DELETE FROM moderation_case WHERE action IN (<ids>)")
  void dropCases(@BindList("ids") Collection<Long> ids);

  @SqlUpdate("DELETE FROM action WHERE id IN (<ids>)")
  void dropActions(@BindList("ids") Collection<Long> ids);

  @SqlQuery(
      """
      SELECT recall.message, event.id, event.community, event.kind, event.at, event.body
      FROM recall JOIN event ON event.message = recall.message
      WHERE recall.message > :after AND event.kind = 'MessagePosted' AND event.id > :beyond
        AND NOT EXISTS (
          SELECT 1 FROM lane
          WHERE lane.community = event.community AND lane.cursor < event.id)
        AND NOT EXISTS (
          SELECT 1 FROM moderation_case JOIN action ON action.id = moderation_case.action
          WHERE action.event = event.id AND moderation_case.closed IS NULL)
      ORDER BY recall.message
      LIMIT :limit
      """)
  @RegisterConstructorMapper(Recalled.class)
  List<Recalled> recalled(String after, EventId beyond, int limit);

  @SqlQuery("SELECT key, at FROM told WHERE key > :after ORDER BY key LIMIT :limit")
  @RegisterConstructorMapper(Told.class)
  List<Told> told(String after, int limit);

  @SqlBatch("DELETE FROM told WHERE key = :key")
  void dropTold(@Bind("key") Collection<String> keys);

  @SqlUpdate("DELETE FROM recall WHERE at < :before")
  void dropRecalls(Instant before);

  @SqlQuery("SELECT id FROM notice WHERE answered = 1 AND at < :before ORDER BY id LIMIT :limit")
  List<Long> notices(Instant before, int limit);

  @SqlUpdate("DELETE FROM notice WHERE id IN (<ids>)")
  void dropNotices(@BindList("ids") Collection<Long> ids);

  @SqlQuery("SELECT plugin, community, cursor FROM lane WHERE cursor < :place")
  @RegisterConstructorMapper(LaneAt.class)
  List<LaneAt> lanesBefore(EventId place);

  @SqlQuery(
      """
      SELECT COUNT(*) FROM event
      WHERE community = :community AND id > :after AND id <= :upTo AND kind <> 'Tick'
        AND (only_for IS NULL OR only_for = :plugin)
      """)
  long unread(CommunityId community, String plugin, EventId after, EventId upTo);

  @SqlQuery(
      """
      SELECT id, written FROM event
      WHERE community = :community AND id > :after AND kind <> 'Tick'
        AND (only_for IS NULL OR only_for = :plugin)
      ORDER BY id
      LIMIT 1
      """)
  @RegisterConstructorMapper(Unread.class)
  Optional<Unread> nextUnread(CommunityId community, String plugin, EventId after);
}
