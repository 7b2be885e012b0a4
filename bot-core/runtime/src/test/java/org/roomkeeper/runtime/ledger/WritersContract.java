package org.roomkeeper.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.roomkeeper.runtime.ledger.TestCommunities.DOCTORS;
import static org.roomkeeper.runtime.ledger.TestCommunities.NURSES;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.roomkeeper.api.CommandGiven;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.EventId;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.time.Bell;

/**
 * What every storage of the ledger does where several open it: one bot, and others that write
 * beside it.
 */
@Timeout(120)
abstract class WritersContract {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T08:00:00Z"));
  private static final Lane CORP = new Lane("any", CommunityId.CORP);

  /** Opens the same storage each time, for the bot. */
  abstract Storage open();

  /** Opens it for a visitor. */
  abstract Storage visit();

  @Test
  void whoReadsOnNeverPassesOverWhatWasBegunEarlier() throws Exception {
    var gates = new GatedCommunities();
    var bot = OpenLedger.on(open(), gates, CLOCK);
    var visitor = OpenLedger.on(visit(), new TestCommunities(), CLOCK);
    try (var reader = visit();
        var ours = bot.ledger();
        var theirs = visitor.ledger()) {
      var earlier = gates.close(NURSES);
      var first = bot.intake().write(List.of(command("first", NURSES)));
      earlier.reached();
      var inTheMiddle = gates.close(DOCTORS);
      var second = bot.intake().write(List.of(command("second", CommunityId.CORP)));
      var third = bot.intake().write(List.of(command("third", DOCTORS)));
      earlier.open();
      // Now the second has its number and stands in the table, and its commit is still open.
      inTheMiddle.reached();
      first.join();
      var beside = visitor.intake().write(List.of(command("beside", CommunityId.CORP)));

      var seen = new ArrayList<>(after(reader, 0));
      assertThat(seen).containsExactly(1L);
      assertThat(beside).as("it waits for its turn").isNotDone();

      inTheMiddle.open();
      CompletableFuture.allOf(second, third, beside).join();
      seen.addAll(after(reader, seen.getLast()));
      assertThat(seen).containsExactly(1L, 2L, 3L, 4L);
      assertThat(ours.communities()).isEqualTo(theirs.communities());
    }
  }

  @Test
  void twoWhoWriteAsFastAsTheyCanAreReadWithoutAGap() {
    int each = 150;
    var bot = OpenLedger.on(open(), new TestCommunities(), CLOCK);
    var visitor = OpenLedger.on(visit(), new TestCommunities(), CLOCK);
    try (var reader = visit();
        var ours = bot.ledger();
        var theirs = visitor.ledger()) {
      var written = CompletableFuture.allOf(many(bot, "a", each), many(visitor, "b", each));
      var seen = new ArrayList<Long>();
      await()
          .atMost(Duration.ofSeconds(60))
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(1))
          .until(
              () -> {
                seen.addAll(after(reader, seen.isEmpty() ? 0 : seen.getLast()));
                return seen.size() >= 2 * each;
              });

      assertThat(written).succeedsWithin(Duration.ofSeconds(10));
      assertThat(seen)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 2L * each).boxed().toList());
      assertThat(ours.quiet() && theirs.quiet()).isTrue();
    }
  }

  @Test
  void aSecondBotIsKeptOffAndToldWhoHoldsTheLedger() {
    try (var first = open()) {
      assertThat(first.isTheBots()).isTrue();
      assertThatThrownBy(this::open)
          .isInstanceOf(LedgerUnusable.class)
          .hasMessageContaining("Another bot")
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .extracting(held -> ((LedgerUnusable) held).say("zh"))
          .asString()
          .contains("另一个机器人");
      try (var visitor = visit()) {
        assertThat(visitor.isTheBots()).isFalse();
      }
    }
    open().close();
  }

  @Test
  void aLedgerOfANewerVersionIsRefused() {
    try (var now = visit();
        var handle = now.writer()) {
      handle.execute(
          """
          INSERT INTO flyway_schema_history
            (installed_rank, version, description, type, script, checksum, installed_by,
             execution_time, success)
          VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 1, '', 1, '1')
          """);
    }

    assertThatThrownBy(this::open)
        .isInstanceOf(LedgerUnusable.class)
        .hasMessageContaining("newer Roomkeeper")
        .hasMessageContaining("99");
    assertThatThrownBy(this::visit).isInstanceOf(LedgerUnusable.class);
  }

  @Test
  void whatAVisitorWritesIsNoticedByTheBot() throws Exception {
    var bot = OpenLedger.on(open(), new TestCommunities(), CLOCK);
    var visitor = OpenLedger.on(visit(), new TestCommunities(), CLOCK);
    var bell = new Bell();
    bot.ledger().ringOnEvents(bell);
    try (var ledger = bot.ledger();
        var guest = visitor.ledger()) {
      visitor.intake().write(List.of(command("c1", CommunityId.CORP))).join();
      assertThat(bell.await(Duration.ofSeconds(5))).isTrue();
      bot.intake()
          .write(List.of(command("c1", CommunityId.CORP), command("c2", CommunityId.CORP)))
          .join();

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

  @Test
  void theNumberOfAnEventThatWasPurgedIsNotUsedAgain() {
    try (var ledger = OpenLedger.on(open(), new TestCommunities(), CLOCK).ledger()) {
      ledger.tick(List.of(DOCTORS, NURSES), CLOCK.instant()).join();
      assertThat(ledger.end(NURSES)).isEqualTo(new EventId(2));
    }
    try (var visitor = visit();
        var handle = visitor.writer()) {
      handle.execute("DELETE FROM event");
    }
    try (var ledger = OpenLedger.on(open(), new TestCommunities(), CLOCK).ledger()) {
      ledger.tick(List.of(DOCTORS), CLOCK.instant().plusSeconds(60)).join();

      assertThat(ledger.end(DOCTORS)).isEqualTo(new EventId(3));
    }
  }

  @Test
  void everyLetterThatAPlatformCanSendIsTaken() {
    var open = OpenLedger.on(open(), new TestCommunities(), CLOCK);
    try (var ledger = open.ledger()) {
      var odd = "a\0b \uD83D lone \uD83D\uDE00 \u202E \uFFFF '\"\\";
      open.intake().write(List.of(command(odd, CommunityId.CORP))).join();
      open.intake().write(List.of(new Incoming.Bookmark(odd, 7))).join();

      assertThat(open.intake().bookmark(odd)).hasValue(7);
      assertThat(ledger.read(CORP, EventId.UNRECORDED, Set.of(CommandGiven.class), 10).events())
          .hasSize(1);
    }
  }

  private static CompletableFuture<Void> many(OpenLedger ledger, String name, int count) {
    return CompletableFuture.allOf(
        IntStream.range(0, count)
            .mapToObj(
                number -> ledger.intake().write(List.of(command(name + number, CommunityId.CORP))))
            .toArray(CompletableFuture<?>[]::new));
  }

  private static List<Long> after(Storage storage, long place) {
    return storage.readers().read(tables -> tables.events().after(new EventId(place))).stream()
        .map(row -> row.id().value())
        .toList();
  }

  static Incoming command(String key, CommunityId community) {
    return new Incoming.Happened(
        key,
        new CommandGiven(
            Envelope.of(community, CLOCK.instant()), Optional.empty(), "hello " + key));
  }
}
