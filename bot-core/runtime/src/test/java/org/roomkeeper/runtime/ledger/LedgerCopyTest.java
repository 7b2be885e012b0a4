package org.roomkeeper.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.roomkeeper.runtime.ledger.TestCommunities.DOCTORS;
import static org.roomkeeper.runtime.ledger.TestCommunities.LISTED;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.Part;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Say;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.Intake;

class LedgerCopyTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  @TempDir Path folder;
  private Intake intake;

  @Test
  void aCopyMadeWhileTheBotRunsHoldsWhatWasWrittenDownAndOnlyItsOwnerReadsIt() throws IOException {
    var copy = folder.resolve("copy.db");
    var progress = new ArrayList<Double>();
    try (var bot = bot().ledger()) {
      LedgerCopy.backup(ledger(), copy, progress::add);
      write(bot, "later");
    }

    assertThat(progress).last().isEqualTo(1.0);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
        .isEqualTo("rw-------");
    assertThat(LedgerCheck.of(copy).problems()).isEmpty();
    assertThat(LedgerCheck.of(copy).events()).isEqualTo(LedgerCheck.of(ledger()).events() - 1);
    assertThat(list()).noneMatch(name -> name.endsWith(".part"));
  }

  @Test
  void aRestoredLedgerGoesOnWhereTheCopyWasMadeAndTheOldOneStaysBesideIt() {
    var copy = folder.resolve("copy.db");
    try (var bot = bot().ledger()) {
      bot.owe(DOCTORS, EventId.UNRECORDED, Say.to(LISTED, "owed"), Phrase.of("test"), NOW).join();
      LedgerCopy.backup(ledger(), copy, share -> {});
      write(bot, "lost");
    }

    var restored = LedgerCopy.restore(copy, ledger(), share -> {});

    assertThat(restored.before()).contains(folder.resolve("roomkeeper.db.before-restore"));
    assertThat(restored.owed()).isEqualTo(1);
    assertThat(messages(ledger())).containsExactly("first");
    assertThat(messages(restored.before().orElseThrow())).containsExactly("first", "lost");
    assertThat(LedgerCopy.restore(copy, ledger(), share -> {}).before())
        .as("never over an older one")
        .contains(folder.resolve("roomkeeper.db.before-restore-2"));
  }

  @Test
  void nothingIsRestoredUnderABotThatRuns() {
    var copy = folder.resolve("copy.db");
    try (var bot = bot().ledger()) {
      LedgerCopy.backup(ledger(), copy, share -> {});
      assertThatThrownBy(() -> LedgerCopy.restore(copy, ledger(), share -> {}))
          .isInstanceOf(LedgerUnusable.class)
          .hasMessageContaining("Another bot runs on the ledger");
      assertThat(bot.quiet()).isTrue();
    }
    assertThat(messages(ledger())).containsExactly("first");
  }

  @Test
  void whatIsNoLedgerIsNotRestored() throws IOException {
    bot().ledger().close();
    var text = Files.writeString(folder.resolve("notes.txt"), "not a database, ".repeat(100));

    assertThatThrownBy(() -> LedgerCopy.restore(text, ledger(), share -> {}))
        .isInstanceOf(LedgerUnusable.class)
        .hasMessageContaining("is not a ledger");
    assertThatThrownBy(
            () -> LedgerCopy.restore(folder.resolve("nothing.db"), ledger(), share -> {}))
        .hasMessageContaining("There is no file");
    assertThat(messages(ledger())).containsExactly("first");
    assertThat(list()).noneMatch(name -> name.contains("restor"));
  }

  @Test
  void aDamagedCopyIsNotRestored() throws IOException {
    var copy = folder.resolve("copy.db");
    try (var bot = bot().ledger()) {
      for (int n = 0; n < 200; n++) {
        write(bot, "m" + n);
      }
      LedgerCopy.backup(ledger(), copy, share -> {});
    }
    try (var channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[20_000]), channel.size() - 40_000);
    }

    assertThatThrownBy(() -> LedgerCopy.restore(copy, ledger(), share -> {}))
        .isInstanceOf(LedgerUnusable.class)
        .hasMessageContaining("damaged");
    assertThat(messages(ledger())).hasSize(201);
  }

  @Test
  void aCheckFindsWhatIsMissingAndWhatCannotBeRead() {
    try (var bot = bot().ledger()) {
      write(bot, "second");
      write(bot, "third");
      bot.open(new Lane("guard", DOCTORS), Optional.empty());
    }
    try (var storage = LedgerFile.open(ledger());
        var handle = storage.writer()) {
      handle.execute("DELETE FROM event WHERE id = 2");
      handle.execute("UPDATE event SET body = '{' WHERE id = 3");
      handle.execute("UPDATE lane SET cursor = 99");
    }

    assertThat(LedgerCheck.of(ledger()).problems())
        .extracting(Phrase::key)
        .containsExactlyInAnyOrder(
            "ledger.check.gaps", "ledger.check.cursor", "ledger.check.unreadable");
  }

  private OpenLedger bot() {
    var open =
        OpenLedger.on(LedgerFile.open(ledger()), new TestCommunities(), InstantSource.fixed(NOW));
    open.intake().write(List.of(said("first"))).join();
    intake = open.intake();
    return open;
  }

  private void write(Ledger bot, String message) {
    intake.write(List.of(said(message))).join();
    assertThat(bot.end(DOCTORS).value()).isPositive();
  }

  private static Incoming said(String message) {
    return new Incoming.Happened(
        message,
        new MessagePosted(
            Envelope.of(CommunityId.CORP, NOW),
            LISTED,
            new MemberId("guest:ada"),
            new MessageId(message),
            List.of(new Part.Text("words ".repeat(50)))));
  }

  private List<String> messages(Path file) {
    var open =
        OpenLedger.on(LedgerFile.visit(file), new TestCommunities(), InstantSource.fixed(NOW));
    try (var visit = open.ledger()) {
      return visit
          .read(new Lane("any", DOCTORS), EventId.UNRECORDED, Set.of(MessagePosted.class), 1_000)
          .events()
          .stream()
          .map(event -> ((MessagePosted) event).message().value())
          .toList();
    }
  }

  private List<String> list() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private Path ledger() {
    return folder.resolve("roomkeeper.db");
  }
}
