package org.roomkeeper.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.roomkeeper.runtime.ledger.TestCommunities.DOCTORS;
import static org.roomkeeper.runtime.ledger.TestCommunities.LISTED;
import static org.roomkeeper.runtime.ledger.TestCommunities.NURSES;
import static org.roomkeeper.runtime.ledger.WritersContract.command;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.roomkeeper.api.CommandGiven;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Say;
import org.roomkeeper.runtime.intake.Intake;
import org.roomkeeper.runtime.settings.Secret;
import org.roomkeeper.runtime.settings.StoragePlace;
import org.roomkeeper.runtime.time.Bell;

/** A bot whose connection to PostgreSQL is torn away loses nothing and does nothing twice. */
@Timeout(180)
class LedgerServerTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final Lane LANE = new Lane("any", CommunityId.CORP);

  private final StoragePlace.OnServer database = PostgresOfTests.freshDatabase();
  private final GatedCommunities gates = new GatedCommunities();
  private WayToServer way;
  private OpenLedger bot;

  @BeforeEach
  void open() throws IOException {
    way = new WayToServer(database.port());
    bot = open(behindTheWay());
  }

  @AfterEach
  void close() throws IOException {
    way.mend();
    bot.ledger().close();
    way.close();
  }

  @Test
  void aConnectionThatIsEndedInTheMiddleOfACommitIsReplacedAndTheBotsWorkDoneOnce()
      throws Exception {
    var gate = gates.close(NURSES);
    var told = bot.intake().write(List.of(command("told", NURSES)));
    gate.reached();
    // These wait and come into one commit, the second of which stops at the gate.
    var middle = gates.close(DOCTORS);
    var owed = owe("hello");
    var lost = bot.intake().write(List.of(command("lost", DOCTORS)));
    gate.open();
    middle.reached();
    assertThat(told).succeedsWithin(Duration.ofSeconds(10));

    assertThat(PostgresOfTests.cut(database, "roomkeeper%")).isNotEmpty();
    middle.open();

    assertThat(lost)
        .failsWithin(Duration.ofSeconds(30))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(Intake.Unreachable.class);
    assertThat(owed).succeedsWithin(Duration.ofSeconds(30));
    assertThat(writeAgain("lost", DOCTORS)).isEqualTo(1);
    assertThat(says()).containsExactly("hello");
    assertThat(writeAgain("told", NURSES)).as("told before").isZero();
  }

  @Test
  void workWhoseCommitNeverArrivedIsDoneAgain() {
    way.next(WayToServer.Commit.NEVER_ARRIVES);
    assertThat(owe("hello")).succeedsWithin(Duration.ofSeconds(30));

    assertThat(way.isPassable()).as("a commit was swallowed").isTrue();
    assertThat(says()).containsExactly("hello");
  }

  @Test
  void whatWasToldInACommitThatNeverArrivedIsToldAgain() {
    way.next(WayToServer.Commit.NEVER_ARRIVES);
    assertThat(bot.intake().write(List.of(command("c", CommunityId.CORP))))
        .failsWithin(Duration.ofSeconds(30))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(Intake.Unreachable.class);

    assertThat(writeAgain("c", CommunityId.CORP)).isEqualTo(1);
    assertThat(commands()).containsExactly("hello c");
  }

  @Test
  void whatWasToldInACommitWhoseAnswerWasLostIsFoundToStand() throws Exception {
    var bell = new Bell();
    bot.ledger().ringOnEvents(bell);
    way.next(WayToServer.Commit.ARRIVES_AND_IS_NOT_ANSWERED);
    assertThat(bot.intake().write(List.of(command("c", CommunityId.CORP))))
        .as("it was written, and nobody is told otherwise")
        .succeedsWithin(Duration.ofSeconds(30))
        .isEqualTo(1);

    assertThat(way.isPassable()).as("a commit was swallowed").isTrue();
    assertThat(bell.await(Duration.ofSeconds(5))).isTrue();
    assertThat(commands()).containsExactly("hello c");
    assertThat(writeAgain("c", CommunityId.CORP)).isZero();
  }

  @Test
  void workInACommitWhoseAnswerWasLostIsNotDoneTwice() {
    way.next(WayToServer.Commit.ARRIVES_AND_IS_NOT_ANSWERED);
    assertThat(owe("hello")).succeedsWithin(Duration.ofSeconds(30));

    assertThat(way.isPassable()).as("a commit was swallowed").isTrue();
    assertThat(says()).containsExactly("hello");
  }

  @Test
  void whileThereIsNoWaySourcesAreToldToComeBackAndTheBotsWorkWaits() throws Exception {
    way.cut();
    await().until(() -> refused("first"));
    var owed = owe("hello");
    assertThat(refused("second")).isTrue();
    assertThat(owed).isNotDone();
    assertThat(bot.ledger().reachable()).isFalse();

    way.mend();

    assertThat(owed).succeedsWithin(Duration.ofSeconds(30));
    assertThat(bot.ledger().reachable()).isTrue();
    assertThat(says()).containsExactly("hello");
    assertThat(writeAgain("first", CommunityId.CORP)).isEqualTo(1);
    assertThat(commands()).containsExactly("hello first");
  }

  @Test
  void aNoteThatCannotBeReadIsNotThePluginsFault() throws Exception {
    var lane = new Lane("welcome", DOCTORS);
    var shown = new Shown(Set.of(), false);
    var fine = bot.ledger().chain(lane, shown).begin();
    assertThat(fine.<Boolean>run(() -> fine.store().get("here", String.class).isEmpty())).isTrue();
    assertThat(fine.lacksNotes()).isFalse();
    way.cut();

    var call = bot.ledger().chain(lane, shown).begin();
    assertThatThrownBy(() -> call.run(() -> call.store().get("there", String.class)))
        .isInstanceOf(RuntimeException.class);
    assertThat(call.lacksNotes()).isTrue();
  }

  @Test
  void aBotThatWasReplacedMeanwhileWritesNoMore() {
    way.cut();
    await().until(() -> refused("first"));
    // The server has not noticed; an administrator ends what is left of the first bot.
    PostgresOfTests.cut(database, "roomkeeper bot%");
    open(database).ledger().close();
    var owed = owe("too late");
    way.mend();

    assertThat(owed)
        .failsWithin(Duration.ofSeconds(30))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(LedgerUnusable.class)
        .withMessageContaining("Another bot");
    assertThat(refused("second")).isTrue();
    assertThat(owe("later still")).failsWithin(Duration.ofSeconds(30));
  }

  @Test
  void aBotThatEndsWhileThereIsNoWayEndsAndSaysSo() {
    way.cut();
    await().until(() -> refused("first"));
    var owed = owe("hello");
    bot.ledger().close();

    assertThat(owed)
        .failsWithin(Duration.ofSeconds(1))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(LedgerUnusable.class);
    way.mend();
    bot = open(behindTheWay());
    assertThat(bot.ledger().endedUncleanly()).isTrue();
    assertThat(says()).isEmpty();
  }

  @Test
  void aServerThatIsNotThereIsNamedWithoutThePassword() {
    way.cut();
    assertThatThrownBy(() -> LedgerServer.open(behindTheWay()))
        .isInstanceOf(LedgerUnusable.class)
        .hasMessageContaining("postgresql://localhost:" + way.port() + "/" + database.database())
        .hasMessageNotContaining("hunter2");
  }

  private OpenLedger open(StoragePlace.OnServer place) {
    return OpenLedger.on(LedgerServer.open(place), gates, InstantSource.fixed(NOW));
  }

  private StoragePlace.OnServer behindTheWay() {
    return new StoragePlace.OnServer(
        "localhost",
        way.port(),
        database.database(),
        database.user(),
        new Secret("hunter2"),
        Map.of());
  }

  private CompletableFuture<Long> owe(String text) {
    return bot.ledger()
        .owe(CommunityId.CORP, EventId.UNRECORDED, Say.to(LISTED, text), Phrase.of("test"), NOW);
  }

  private boolean refused(String key) {
    var written = bot.intake().write(List.of(command(key, CommunityId.CORP)));
    return written.isCompletedExceptionally();
  }

  private int writeAgain(String key, CommunityId community) {
    return bot.intake().write(List.of(command(key, community))).join();
  }

  /** What is owed, read past the bot. */
  private List<String> says() {
    try (var reader = LedgerServer.visit(database)) {
      return reader.readers().read(tables -> tables.actions().ofEvent(EventId.UNRECORDED)).stream()
          .map(row -> ((Say) row.body()).text())
          .toList();
    }
  }

  private List<String> commands() {
    return bot
        .ledger()
        .read(LANE, EventId.UNRECORDED, Set.of(CommandGiven.class), 100)
        .events()
        .stream()
        .map(event -> ((CommandGiven) event).words())
        .toList();
  }
}
