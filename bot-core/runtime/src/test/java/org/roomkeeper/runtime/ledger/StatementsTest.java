package org.roomkeeper.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.RoomId;

class StatementsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path folder;
  private LedgerFile file;
  private Handle handle;
  private Statements statements;

  @BeforeEach
  void open() {
    file = LedgerFile.open(folder.resolve("roomkeeper.db"));
    handle = file.writer();
    statements = new Statements(handle);
  }

  @AfterEach
  void close() {
    handle.close();
    file.close();
  }

  @Test
  void nothingThatIsAskedAllTheTimeGoesThroughAllThatEverWas() {
    lookAtActions(new ActionTable(statements));
    lookAtEvents(new Prepared(statements));

    assertThat(statements.texts()).hasSizeGreaterThan(15);
    assertThat(
            statements.texts().stream()
                .collect(Collectors.toMap(text -> text, this::wholeTablesReadBy)))
        .allSatisfy((text, tables) -> assertThat(tables).as(text).isEmpty());
  }

  private static void lookAtActions(ActionTable actions) {
    var barred = ActionTable.Barred.of(List.of("Mail"), List.of("room:a", "room:b", "room:c"));
    var community = new CommunityId("doctors");
    assertThat(actions.dueUrgent(NOON, barred, 9)).isEmpty();
    assertThat(actions.dueAgain(NOON, barred, 9)).isEmpty();
    assertThat(actions.due(NOON, barred, 9)).isEmpty();
    assertThat(actions.nextDueUrgent(barred)).isEmpty();
    assertThat(actions.nextDueAgain(barred)).isEmpty();
    assertThat(actions.nextDue(barred)).isEmpty();
    assertThat(actions.toBeTriedAgain(NOON)).isEmpty();
    assertThat(actions.leaving()).isEmpty();
    assertThat(actions.owedUnder("welcome", community, "ref")).isEmpty();
    assertThat(actions.removalsAsked(new RoomId("r"), new MemberId("m"))).isEmpty();
    assertThat(actions.overdue(NOON, 9)).isEmpty();
    assertThat(actions.stillAsked(9)).isEmpty();
    assertThat(actions.openCases(9)).isEmpty();
    assertThat(actions.ofEvent(new EventId(1))).isEmpty();
    assertThat(actions.find(1)).isEmpty();
    actions.notWanted("welcome", community, "ref", NOON);
    actions.settle(1, ActionState.DONE, new Outcome.Done(Map.of()), NOON);
    actions.tried(1, 1, NOON, new Outcome.Late());
  }

  private static void lookAtEvents(Prepared prepared) {
    var lane = new Lane("welcome", new CommunityId("doctors"));
    assertThat(prepared.happened(new EventId(1))).isEmpty();
    assertThat(prepared.isRecalled(new EventId(1))).isFalse();
    assertThat(prepared.failed(lane)).isEmpty();
    assertThat(prepared.notices(0, 9)).isEmpty();
    prepared.move(lane, new EventId(1));
  }

  /** The tables that SQLite would go through from end to end. */
  private Set<String> wholeTablesReadBy(String text) {
    return handle
        .createQuery("EXPLAIN QUERY PLAN " + text.replace("?", "NULL"))
        .map((row, context) -> row.getString("detail"))
        .filter(step -> step.startsWith("SCAN ") && !step.contains(" INDEX "))
        .collect(Collectors.toSet());
  }

  @Test
  void namesAreFilledUpSoThatFewLengthsAreStatementsOfTheirOwn() {
    assertThat(Statements.names(List.of())).containsExactly("");
    assertThat(Statements.names(List.of("a"))).containsExactly("a");
    assertThat(Statements.names(List.of("a", "b", "c"))).containsExactly("a", "b", "c", "c");
    assertThat(Statements.marks(Statements.names(List.of("a", "b", "c"))))
        .isEqualTo("(?, ?, ?, ?)");
    var lengths =
        IntStream.range(0, 1000)
            .map(
                count ->
                    Statements.names(IntStream.range(0, count).mapToObj(i -> "n" + i).toList())
                        .size())
            .distinct();
    assertThat(lengths).containsExactly(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024);
  }

  @Test
  void whatTheDatabaseRefusesIsNamed() {
    assertThatThrownBy(() -> statements.update("DELETE FROM nowhere WHERE id = ?", 1L))
        .isInstanceOf(Statements.Refused.class)
        .hasMessageContaining("DELETE FROM nowhere");
    assertThatThrownBy(() -> statements.update("DELETE FROM action WHERE id = ?", new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no column holds");
  }
}
