package org.roomkeeper.runtime.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.api.RoomId;

/** Where plugins stand, their health, what they found; and single values of the ledger's own. */
interface LaneTable {
  /** A lane. */
  record LaneRow(EventId cursor, EventId installed, Optional<EventId> inHand, int inHandEnds) {}

  /** A failure, with what its event was about. */
  record FailureRow(
      String plugin,
      CommunityId community,
      EventId event,
      Optional<RoomId> room,
      Optional<MemberId> member,
      Instant at,
      String what) {}

  @SqlQuery(
      """
      SELECT cursor, installed, in_hand, in_hand_ends FROM lane
      WHERE plugin = :plugin AND community = :community
      """)
  @RegisterConstructorMapper(LaneRow.class)
  Optional<LaneRow> find(String plugin, CommunityId community);

  @SqlUpdate(
      """
      INSERT INTO lane (plugin, community, cursor, installed)
      VALUES (:plugin, :community, :cursor, :installed)
      """)
  void open(String plugin, CommunityId community, EventId cursor, EventId installed);

  @SqlUpdate(
      """
      UPDATE lane SET cursor = :upTo
      WHERE plugin = :plugin AND community = :community AND cursor < :upTo
      """)
  void move(String plugin, CommunityId community, EventId upTo);

  /** Marks an event as in hand; unclean ends are counted anew when it is another one. */
  @SqlUpdate(
      """
      UPDATE lane
      SET in_hand_ends = CASE WHEN in_hand = :event THEN in_hand_ends ELSE 0 END, in_hand = :event
      WHERE plugin = :plugin AND community = :community
      """)
  void takeInHand(String plugin, CommunityId community, EventId event);

  @SqlUpdate("UPDATE lane SET in_hand_ends = in_hand_ends + 1 WHERE in_hand IS NOT NULL")
  void countUncleanEnd();

  @SqlUpdate("UPDATE lane SET in_hand = NULL, in_hand_ends = 0 WHERE in_hand IS NOT NULL")
  void layAllDown();

  @SqlUpdate(
      """
      INSERT INTO pause (plugin, since, why) VALUES (:plugin, :since, :why) ON CONFLICT DO NOTHING
      """)
  void pause(String plugin, Instant since, String why);

  @SqlUpdate("DELETE FROM pause WHERE plugin = :plugin")
  void resume(String plugin);

  @SqlQuery("SELECT plugin, since, why FROM pause ORDER BY plugin")
  @RegisterConstructorMapper(Paused.class)
  List<Paused> paused();

  @SqlUpdate(
      """
      INSERT INTO failure (plugin, community, event, at, what)
      VALUES (:plugin, :community, :event, :at, :what)
      ON CONFLICT (plugin, community, event) DO UPDATE SET at = excluded.at, what = excluded.what
      """)
  void failed(String plugin, CommunityId community, EventId event, Instant at, String what);

  @SqlUpdate(
      """
      DELETE FROM failure
      WHERE plugin = :plugin AND community = :community AND event = :event
      """)
  void answered(String plugin, CommunityId community, EventId event);

  @SqlQuery(
      """
      SELECT failure.plugin, failure.community, failure.event, event.room, event.member,
        failure.at, failure.what
      FROM failure LEFT JOIN event ON event.id = failure.event
      WHERE failure.plugin = :plugin AND failure.at >= :since
      ORDER BY failure.at, failure.event
      """)
  @RegisterConstructorMapper(FailureRow.class)
  List<FailureRow> failures(String plugin, Instant since);

  /** Something that a plugin found. */
  record NewFinding(
      String plugin, CommunityId community, EventId event, String key, String detail) {}

  @SqlUpdate(
      """
      INSERT INTO mark (name, place) VALUES (:name, :place)
      ON CONFLICT (name) DO UPDATE SET place = excluded.place
      """)
  void mark(String name, long place);

  @SqlQuery("SELECT place FROM mark WHERE name = :name")
  OptionalLong mark(String name);

  @SqlQuery(
      """
      SELECT finding.plugin, finding.key, finding.detail
      FROM finding JOIN event ON event.id = finding.event
      WHERE event.message = :message
      ORDER BY finding.id
      """)
  @RegisterConstructorMapper(Why.Found.class)
  List<Why.Found> findings(MessageId message);

  /** What was found about an event. */
  record FindingRow(EventId event, String key, String detail) {}

  @SqlQuery(
      """
      SELECT event, key, detail FROM finding
      WHERE event > :after AND event <= :upTo AND plugin = :plugin AND community = :community
      ORDER BY id
      """)
  @RegisterConstructorMapper(FindingRow.class)
  List<FindingRow> findings(String plugin, CommunityId community, EventId after, EventId upTo);

  @SqlQuery("SELECT plugin, key, detail FROM finding WHERE event = :event ORDER BY id")
  @RegisterConstructorMapper(Why.Found.class)
  List<Why.Found> findings(EventId event);
}
