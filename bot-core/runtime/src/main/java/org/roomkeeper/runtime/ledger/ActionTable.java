package org.roomkeeper.runtime.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.RoomId;

/** What was asked to be done, each time that it left, and what became of it. */
@RegisterConstructorMapper(ActionTable.ActionRow.class)
interface ActionTable {
  /** An action to be written down. */
  record NewAction(
      String plugin,
      CommunityId community,
      EventId event,
      Optional<String> ref,
      String kind,
      Optional<RoomId> room,
      Optional<MemberId> member,
      Optional<String> target,
      Action body,
      Optional<Phrase> because,
      Instant owedSince,
      Instant due,
      Optional<Instant> bestBefore,
      boolean repeatable) {}

  /** An action as it stands. */
  record ActionRow(
      long id,
      String plugin,
      CommunityId community,
      EventId event,
      Optional<String> ref,
      String kind,
      Action body,
      Optional<Phrase> because,
      Instant owedSince,
      Instant due,
      Optional<Instant> bestBefore,
      boolean repeatable,
      ActionState state,
      int tries,
      Optional<Outcome> outcome,
      Optional<Instant> settled) {
    Owed owed() {
      return new Owed(
          id,
          plugin,
          community,
          event,
          ref,
          owedSince,
          due,
          bestBefore,
          repeatable,
          tries,
          body,
          because);
    }
  }

  /** One time that it left. */
  record TryRow(int number, Instant at, Optional<Instant> ended, Optional<Outcome> outcome) {}

  @SqlQuery(
      """
      INSERT INTO action
        (plugin, community, event, ref, kind, room, member, target, body, because, owed_since, due,
         best_before, repeatable, state)
      VALUES
        (:plugin, :community, :event, :ref, :kind, :room, :member, :target, :body, :because,
         :owedSince, :due, :bestBefore, :repeatable, 'owed')
      RETURNING id
      """)
  long owe(@BindMethods NewAction action);

  @SqlQuery("SELECT * FROM action WHERE id = :id")
  Optional<ActionRow> find(long id);

  @SqlQuery("SELECT * FROM action WHERE id IN (<ids>) ORDER BY id")
  List<ActionRow> find(@BindList("ids") Collection<Long> ids);

  @SqlQuery("SELECT * FROM action WHERE event = :event ORDER BY id")
  List<ActionRow> ofEvent(EventId event);

  @SqlQuery(
      """
      SELECT action.* FROM action JOIN moderation_case ON moderation_case.action = action.id
      WHERE moderation_case.closed IS NULL
      ORDER BY action.id
      LIMIT :limit
      """)
  List<ActionRow> openCases(int limit);

  @SqlQuery("SELECT * FROM action ORDER BY id DESC LIMIT :limit")
  List<ActionRow> latest(int limit);

  @SqlQuery(
      """
      SELECT * FROM action
      WHERE state = 'owed' AND best_before IS NOT NULL AND due <= :now
        AND kind NOT IN (<kinds>) AND (target IS NULL OR target NOT IN (<targets>))
      ORDER BY best_before, id
      LIMIT :limit
      """)
  List<ActionRow> dueUrgent(
      Instant now,
      @BindList("targets") Collection<String> targets,
      @BindList("kinds") Collection<String> kinds,
      int limit);

  /** What was tried before. */
  @SqlQuery(
      """
      SELECT * FROM action
      WHERE state = 'owed' AND tries > 0 AND best_before IS NULL AND due <= :now
        AND kind NOT IN (<kinds>) AND (target IS NULL OR target NOT IN (<targets>))
      ORDER BY id
      LIMIT :limit
      """)
  List<ActionRow> dueAgain(
      Instant now,
      @BindList("targets") Collection<String> targets,
      @BindList("kinds") Collection<String> kinds,
      int limit);

  /** What was not. */
  @SqlQuery(
      """
      SELECT * FROM action
      WHERE state = 'owed' AND tries = 0 AND best_before IS NULL AND due <= :now
        AND kind NOT IN (<kinds>) AND (target IS NULL OR target NOT IN (<targets>))
      ORDER BY due, id
      LIMIT :limit
      """)
  List<ActionRow> due(
      Instant now,
      @BindList("targets") Collection<String> targets,
      @BindList("kinds") Collection<String> kinds,
      int limit);

  @SqlQuery(
      """
      SELECT MIN(due) FROM action
      WHERE state = 'owed' AND best_before IS NOT NULL
        AND kind NOT IN (<kinds>) AND (target IS NULL OR target NOT IN (<targets>))
      """)
  Optional<Instant> nextDueUrgent(
      @BindList("targets") Collection<String> targets, @BindList("kinds") Collection<String> kinds);

  @SqlQuery(
      """
      SELECT MIN(due) FROM action
      WHERE state = 'owed' AND tries > 0 AND best_before IS NULL
        AND kind NOT IN (<kinds>) AND (target IS NULL OR target NOT IN (<targets>))
      """)
  Optional<Instant> nextDueAgain(
      @BindList("targets") Collection<String> targets, @BindList("kinds") Collection<String> kinds);

  @SqlQuery(
      """
      SELECT due FROM action
      WHERE state = 'owed' AND tries = 0 AND best_before IS NULL
        AND kind NOT IN (<kinds>) AND (target IS NULL OR target NOT IN (<targets>))
      ORDER BY due, id
      LIMIT 1
      """)
  Optional<Instant> nextDue(
      @BindList("targets") Collection<String> targets, @BindList("kinds") Collection<String> kinds);

  @SqlQuery(
      """
      SELECT * FROM action
      WHERE state = 'owed' AND tries > 0 AND best_before IS NULL AND due > :now
      ORDER BY id
      """)
  List<ActionRow> toBeTriedAgain(Instant now);

  @SqlQuery("SELECT * FROM action WHERE state = 'leaving' ORDER BY id")
  List<ActionRow> leaving();

  @SqlQuery(
      """
      SELECT * FROM action
      WHERE plugin = :plugin AND community = :community AND ref = :ref AND state = 'owed'
      """)
  List<ActionRow> owedUnder(String plugin, CommunityId community, String ref);

  /** Removals of somebody that are in a person's hands. */
  @SqlQuery(
      """
      SELECT * FROM action
      WHERE state = 'asked' AND kind = 'Remove' AND room = :room AND member = :member
      """)
  List<ActionRow> removalsAsked(RoomId room, MemberId member);

  @SqlQuery(
      """
      SELECT * FROM action
      WHERE state = 'asked' AND overdue = 0 AND settled < :before
      ORDER BY id
      LIMIT :limit
      """)
  List<ActionRow> overdue(Instant before, int limit);

  /** Messages that wait for a person's tap, whose waiting was reported already. */
  @SqlQuery(
      """
      SELECT * FROM action
      WHERE state = 'asked' AND kind = 'Say' AND overdue = 1 AND best_before IS NOT NULL
      ORDER BY id
      LIMIT :limit
      """)
  List<ActionRow> stillAsked(int limit);

  /** A message that waits for a person's tap is not worth it any more. */
  @SqlUpdate(
      """
      UPDATE action SET best_before = :now
      WHERE plugin = :plugin AND community = :community AND ref = :ref
        AND state = 'asked' AND kind = 'Say'
      """)
  void notWanted(String plugin, CommunityId community, String ref, Instant now);

  @SqlUpdate("UPDATE action SET overdue = 1 WHERE id IN (<ids>)")
  void reportedOverdue(@BindList("ids") Collection<Long> ids);

  @SqlUpdate("UPDATE action SET state = 'leaving', tries = tries + 1 WHERE id = :id")
  void leave(long id);

  @SqlUpdate("INSERT INTO try (action, number, at) VALUES (:action, :number, :at)")
  void tryOnce(long action, int number, Instant at);

  @SqlUpdate(
      """
      UPDATE try SET ended = :at, outcome = :outcome
      WHERE action = :action AND number = :number AND ended IS NULL
      """)
  void tried(long action, int number, Instant at, Outcome outcome);

  @SqlQuery("SELECT number, at, ended, outcome FROM try WHERE action = :action ORDER BY number")
  @RegisterConstructorMapper(TryRow.class)
  List<TryRow> tries(long action);

  @SqlUpdate("UPDATE action SET state = 'owed', due = :due, outcome = :outcome WHERE id = :id")
  void postpone(long id, Instant due, Outcome outcome);

  @SqlUpdate(
      """
      UPDATE action SET state = :state, outcome = :outcome, settled = :at WHERE id = :id
      """)
  void settle(long id, ActionState state, Outcome outcome, Instant at);
}
