package org.roomkeeper.runtime.ledger;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MessageId;

/** Cases, and the buttons that were pressed on their cards and on those of tasks. */
interface CaseTable {
  @SqlUpdate(
      """
      INSERT INTO moderation_case (action, community, opened) VALUES (:action, :community, :at)
      """)
  void open(long action, CommunityId community, Instant at);

  @SqlUpdate(
      """
      UPDATE moderation_case SET closed = :at, how = :how WHERE action = :action AND closed IS NULL
      """)
  void close(long action, Instant at, String how);

  /** The open cases about a message, by the ids of their actions. */
  @SqlQuery(
      """
      SELECT moderation_case.action
      FROM moderation_case
        JOIN action ON action.id = moderation_case.action
        JOIN event ON event.id = action.event
      WHERE event.message = :message AND event.kind = 'MessagePosted'
        AND moderation_case.closed IS NULL
      """)
  List<Long> openAbout(MessageId message);

  @SqlQuery("SELECT EXISTS (SELECT 1 FROM press WHERE action = :action AND counted = 1)")
  boolean isAnswered(long action);

  @SqlUpdate(
      """
      INSERT INTO press (action, member, choice, at, counted)
      VALUES (:action, :by, :choice, :at, :counted)
      """)
  void press(long action, MemberId by, String choice, Instant at, boolean counted);

  @SqlQuery(
      "SELECT member AS by, choice, at, counted FROM press WHERE action = :action ORDER BY id")
  @RegisterConstructorMapper(Why.Pressing.class)
  List<Why.Pressing> presses(long action);
}
