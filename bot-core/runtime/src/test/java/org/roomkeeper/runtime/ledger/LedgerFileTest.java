package org.roomkeeper.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.api.CommandGiven;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.EventId;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.time.Bell;

class LedgerFileTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T08:00:00Z"));
  private static final Lane CORP = new Lane("any", CommunityId.CORP);

  @TempDir Path folder;

  @Test
  void aSecondBotIsKeptOffAndToldWhoHoldsTheLedger() {
    Path file = folder.resolve("roomkeeper.db");
    try (var first = LedgerFile.open(file)) {
      assertThat(first.isTheBots()).isTrue();
      assertThatThrownBy(() -> LedgerFile.open(file))
          .isInstanceOf(LedgerUnusable.class)
          .hasMessageContaining("Another bot")
          .hasMessageContaining("process " + ProcessHandle.current().pid() + " on ")
          .hasMessageContaining("since 20")
          .extracting(held -> ((LedgerUnusable) held).say("zh"))
          .asString()
          .contains("另一个机器人", "进程 " + ProcessHandle.current().pid());
    }
    LedgerFile.open(file).close();
  }

  @Test
  void aLedgerOfANewerVersionIsRefused() {
    Path file = folder.resolve("roomkeeper.db");
    try (var now = LedgerFile.open(file);
        var handle = now.writer()) {
      handle.execute(
          """
          INSERT INTO flyway_schema_history
            (installed_rank, version, description, type, script, checksum, installed_by,
             execution_time, success)
          VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 1, '', 1, 1)
          """);
    }

    assertThatThrownBy(() -> LedgerFile.open(file))
        .isInstanceOf(LedgerUnusable.class)
        .hasMessageContaining("newer Roomkeeper")
        .hasMessageContaining("its schema is 99, and this program knows them up to ");
    assertThatThrownBy(() -> LedgerFile.visit(file)).isInstanceOf(LedgerUnusable.class);
  }

  @Test
  void aFileThatIsNoLedgerIsRefusedAndLeftAsItIs() throws Exception {
    Path text = Files.writeString(folder.resolve("text.db"), "not a database, ".repeat(100));
    Path other = folder.resolve("other.db");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + other);
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE somebody_elses (id INTEGER)");
    }

    for (Path file : List.of(text, other)) {
      byte[] before = Files.readAllBytes(file);
      assertThatThrownBy(() -> LedgerFile.open(file))
          .isInstanceOf(LedgerUnusable.class)
          .hasMessageContaining("is not a ledger of Roomkeeper");
      assertThat(file).hasBinaryContent(before);
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> LedgerFile.open(file.resolve("data/roomkeeper.db")))
        .isInstanceOf(LedgerUnusable.class)
        .hasMessageContaining("cannot be used")
        .hasMessageContaining("roomkeeper.db");
  }

  @Test
  void aFullDiskIsCalledAFullDisk() {
    Path file = folder.resolve("roomkeeper.db");
    try (var storage = LedgerFile.open(file);
        var handle = storage.writer()) {
      handle.execute("PRAGMA max_page_count = 1");
      assertThatThrownBy(() -> handle.execute("CREATE TABLE bulk AS SELECT zeroblob(1000000)"))
          .satisfies(
              full ->
                  assertThat(LedgerUnusable.of(file, full))
                      .hasMessageContaining("no room left on the disk"));
    }
  }

  @Test
  void isDurableAtEachCommitAndHoldsItsReferences() {
    try (var file = LedgerFile.open(folder.resolve("roomkeeper.db"));
        var handle = file.writer()) {
      assertThat(pragma(handle, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(handle, "synchronous")).isEqualTo("2");
      assertThat(pragma(handle, "foreign_keys")).isEqualTo("1");
      assertThat(Integer.parseInt(pragma(handle, "busy_timeout"))).isGreaterThan(1_000);
    }
  }

  @Test
  void whatAVisitorWritesIsNoticedByTheBot() throws Exception {
    Path file = folder.resolve("roomkeeper.db");
    var bot = OpenLedger.on(LedgerFile.open(file), new TestCommunities(), CLOCK);
    var visitor = OpenLedger.on(LedgerFile.visit(file), new TestCommunities(), CLOCK);
    var bell = new Bell();
    bot.ledger().ringOnEvents(bell);
    try (var ledger = bot.ledger();
        var guest = visitor.ledger()) {
      visitor.intake().write(List.of(command("c1"))).join();
      assertThat(bell.await(Duration.ofSeconds(5))).isTrue();
      bot.intake().write(List.of(command("c1"), command("c2"))).join();

      await()
          .untilAsserted(
              () ->
                  assertThat(
                          ledger
                              .read(CORP, EventId.UNRECORDED, Set.of(CommandGiven.class), 10)
                              .events())
                      .extracting(event -> event.id().value())
                      .containsExactly(1L, 2L));
      assertThat(guest.endedUncleanly()).isFalse();
    }
  }

  private static String pragma(Handle handle, String name) {
    return handle.createQuery("PRAGMA " + name).mapTo(String.class).one();
  }

  private static Incoming command(String key) {
    return new Incoming.Happened(
        key,
        new CommandGiven(
            Envelope.of(CommunityId.CORP, CLOCK.instant()), Optional.empty(), "hello " + key));
  }
}
