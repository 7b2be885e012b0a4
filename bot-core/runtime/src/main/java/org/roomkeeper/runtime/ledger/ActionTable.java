package org.roomkeeper.runtime.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.RoomId;

/** What was asked to be done, each time that it left, and what became of it. */
final class ActionTable {
  private static final String ALL =
      """
      SELECT id, plugin, community, event, ref, kind, body, because, owed_since, due, best_before,
        repeatable, state, tries, outcome, settled
      FROM action
      """;

  /** What has a last moment. */
  private static final String URGENT = "WHERE state = 'owed' AND best_before IS NOT NULL";

  /** What was tried before. */
  private static final String AGAIN = "WHERE state = 'owed' AND tries > 0 AND best_before IS NULL";

  /** What was not. */
  private static final String FIRST = "WHERE state = 'owed' AND tries = 0 AND best_before IS NULL";

  /** Not in the order of the table, which would be gone through from its beginning. */
  private static final String BY_ID = " ORDER BY id + 0 LIMIT ?";

  private final Statements statements;

  ActionTable(Statements statements) {
    this.statements = statements;
  }

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
          because,
          outcome);
    }
  }

  /** One time that it left. */
  record TryRow(int number, Instant at, Optional<Instant> ended, Optional<Outcome> outcome) {}

  /**
   * What cannot go now.
   *
   * @param kinds actions of these kinds
   * @param targets actions to these targets
   */
  record Barred(List<String> kinds, List<String> targets) {
    static Barred of(Collection<String> kinds, Collection<String> targets) {
      return new Barred(Statements.names(kinds), Statements.names(targets));
    }

    private String condition() {
      return " AND kind NOT IN "
          + Statements.marks(kinds)
          + " AND (target IS NULL OR target NOT IN "
          + Statements.marks(targets)
          + ")";
    }
  }

  long owe(NewAction action) {
    return statements
        .one(
            row -> row.getLong(1),
            """
            INSERT INTO action
              (plugin, community, event, ref, kind, room, member, target, body, because, owed_since,
               due, best_before, repeatable, state)
            VALUES
              (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'owed')
            RETURNING id
            """,
            action.plugin(),
            action.community(),
            action.event(),
            action.ref(),
            action.kind(),
            action.room(),
            action.member(),
            action.target(),
            action.body(),
            action.because(),
            action.owedSince(),
            action.due(),
            action.bestBefore(),
            action.repeatable())
        .orElseThrow();
  }

  Optional<ActionRow> find(long id) {
    return statements.one(ActionTable::row, ALL + "WHERE id = ?", id);
  }

  /** Those of some that there are, by id in order. */
  List<ActionRow> find(Collection<Long> ids) {
    return ids.stream().sorted().distinct().map(this::find).flatMap(Optional::stream).toList();
  }

  List<ActionRow> ofEvent(EventId event) {
    return all("WHERE event = ? ORDER BY id", event);
  }

  /** The actions whose cases are open, at most so many. */
  List<ActionRow> openCases(int limit) {
    return all(
        """
        WHERE id IN (SELECT action FROM moderation_case WHERE closed IS NULL)
        ORDER BY id
        LIMIT ?
        """,
        limit);
  }

  List<ActionRow> latest(int limit) {
    return all("ORDER BY id DESC LIMIT ?", limit);
  }

  List<ActionRow> dueUrgent(Instant now, Barred barred, int limit) {
    return due(URGENT, now, barred, "best_before, id", limit);
  }

  List<ActionRow> dueAgain(Instant now, Barred barred, int limit) {
    return due(AGAIN, now, barred, "id", limit);
  }

  List<ActionRow> due(Instant now, Barred barred, int limit) {
    return due(FIRST, now, barred, "due, id", limit);
  }

  private List<ActionRow> due(String which, Instant now, Barred barred, String order, int limit) {
    return all(
        which + barred.condition() + " AND due <= ? ORDER BY " + order + " LIMIT ?",
        barred.kinds(),
        barred.targets(),
        now,
        limit);
  }

  Optional<Instant> nextDueUrgent(Barred barred) {
    return nextDue("SELECT MIN(due) FROM action " + URGENT + barred.condition(), barred);
  }

  Optional<Instant> nextDueAgain(Barred barred) {
    return nextDue("SELECT MIN(due) FROM action " + AGAIN + barred.condition(), barred);
  }

  /** In the order of an index: of so many the first that may go ends the search. */
  Optional<Instant> nextDue(Barred barred) {
    return nextDue(
        "SELECT due FROM action " + FIRST + barred.condition() + " ORDER BY due, id LIMIT 1",
        barred);
  }

  private Optional<Instant> nextDue(String sql, Barred barred) {
    return statements
        .one(row -> Statements.timeIfAny(row, 1), sql, barred.kinds(), barred.targets())
        .flatMap(due -> due);
  }

  List<ActionRow> toBeTriedAgain(Instant now) {
    return all(AGAIN + " AND due > ? ORDER BY id", now);
  }

  List<ActionRow> leaving() {
    return all("WHERE state = 'leaving' ORDER BY id");
  }

  List<ActionRow> owedUnder(String plugin, CommunityId community, String ref) {
    return all(
        "WHERE plugin = ? AND community = ? AND ref = ? AND state = 'owed'",
        plugin,
        community,
        ref);
  }

  /** Removals of somebody that are in a person's hands. */
  List<ActionRow> removalsAsked(RoomId room, MemberId member) {
    return all(
        "WHERE state = 'asked' AND kind = 'Remove' AND room = ? AND member = ?", room, member);
  }

  List<ActionRow> overdue(Instant before, int limit) {
    return all("WHERE state = 'asked' AND overdue = 0 AND settled < ?" + BY_ID, before, limit);
  }

  /** Messages that wait for a person's tap, whose waiting was reported already. */
  List<ActionRow> stillAsked(int limit) {
    return all(
        "WHERE state = 'asked' AND kind = 'Say' AND overdue = 1 AND best_before IS NOT NULL"
            + BY_ID,
        limit);
  }

  /** A message that waits for a person's tap is not worth it any more. */
  void notWanted(String plugin, CommunityId community, String ref, Instant now) {
    statements.update(
        """
        UPDATE action SET best_before = ?
        WHERE plugin = ? AND community = ? AND ref = ? AND state = 'asked' AND kind = 'Say'
        """,
        now,
        plugin,
        community,
        ref);
  }

  void reportedOverdue(Collection<Long> ids) {
    var _ = statements.batch("UPDATE action SET overdue = 1 WHERE id = ?", ids, id -> List.of(id));
  }

  void leave(long id) {
    statements.update("UPDATE action SET state = 'leaving', tries = tries + 1 WHERE id = ?", id);
  }

  void tryOnce(long action, int number, Instant at) {
    statements.update("INSERT INTO try (action, number, at) VALUES (?, ?, ?)", action, number, at);
  }

  void tried(long action, int number, Instant at, Outcome outcome) {
    statements.update(
        """
        UPDATE try SET ended = ?, outcome = ?
        WHERE action = ? AND number = ? AND ended IS NULL
        """,
        at,
        outcome,
        action,
        number);
  }

  List<TryRow> tries(long action) {
    return statements.list(
        row ->
            new TryRow(
                row.getInt(1),
                Statements.time(row, 2),
                Statements.timeIfAny(row, 3),
                outcome(row, 4)),
        "SELECT number, at, ended, outcome FROM try WHERE action = ? ORDER BY number",
        action);
  }

  void postpone(long id, Instant due, Outcome outcome) {
    statements.update(
        "UPDATE action SET state = 'owed', due = ?, outcome = ? WHERE id = ?", due, outcome, id);
  }

  void settle(long id, ActionState state, Outcome outcome, Instant at) {
    statements.update(
        "UPDATE action SET state = ?, outcome = ?, settled = ? WHERE id = ?",
        state,
        outcome,
        at,
        id);
  }

  private List<ActionRow> all(String which, Object... values) {
    return statements.list(ActionTable::row, ALL + which, values);
  }

  private static ActionRow row(ResultSet row) throws SQLException {
    return new ActionRow(
        row.getLong(1),
        row.getString(2),
        new CommunityId(row.getString(3)),
        new EventId(row.getLong(4)),
        Statements.textIfAny(row, 5),
        row.getString(6),
        LedgerJson.read(row.getString(7), Action.class),
        Statements.textIfAny(row, 8).map(because -> LedgerJson.read(because, Phrase.class)),
        Statements.time(row, 9),
        Statements.time(row, 10),
        Statements.timeIfAny(row, 11),
        row.getInt(12) != 0,
        ActionState.of(row.getString(13)),
        row.getInt(14),
        outcome(row, 15),
        Statements.timeIfAny(row, 16));
  }

  private static Optional<Outcome> outcome(ResultSet row, int column) throws SQLException {
    return Statements.textIfAny(row, column).map(body -> LedgerJson.read(body, Outcome.class));
  }
}
