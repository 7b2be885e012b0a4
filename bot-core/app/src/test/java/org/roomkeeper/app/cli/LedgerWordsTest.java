package org.roomkeeper.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.runtime.ledger.LedgerFile;

/** Backup, restore and check of a ledger, as somebody types them. */
class LedgerWordsTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void aFounderWithALedger() throws IOException {
    FoundersFolder.laid(folder);
    LedgerFile.open(ledger()).close();
  }

  @Test
  void aLedgerIsCopiedCheckedAndRestored() {
    var copy = folder.resolve("copy.db").toString();

    assertThat(run("backup", copy)).as(said()).isZero();
    assertThat(run("check", "--ledger")).as(said()).isZero();
    assertThat(run("restore", copy)).as(said()).isZero();

    assertThat(said())
        .contains("copy.db: ")
        .contains("the ledger is whole. Events: 0, actions: 0")
        .contains("is restored: ")
        .contains("roomkeeper.db.before-restore");
  }

  @Test
  void aCopyIsNotReplacedWithoutAWord() {
    var copy = folder.resolve("copy.db").toString();
    run("backup", copy);

    assertThat(run("backup", copy)).isEqualTo(2);
    assertThat(said()).contains("is there already. To replace it, say --replace.");
    assertThat(run("backup", "--replace", copy)).as(said()).isZero();
    assertThat(run("backup", "--replace", ledger().toString())).isEqualTo(2);
  }

  @Test
  void nothingIsRestoredUnderABotAndItIsSaidWhoItIs() {
    var copy = folder.resolve("copy.db").toString();
    run("backup", copy);
    try (var bot = LedgerFile.open(ledger())) {
      assertThat(run("restore", copy)).isEqualTo(1);
    }

    assertThat(said())
        .contains("Another bot runs on the ledger")
        .contains("process " + ProcessHandle.current().pid());
  }

  @Test
  void aFileThatIsNoLedgerIsNeitherCheckedNorRestored() throws IOException {
    var text = Files.writeString(folder.resolve("notes.txt"), "not a database, ".repeat(100));

    assertThat(run("restore", text.toString())).isEqualTo(1);
    Files.delete(ledger());
    assertThat(run("check", "--ledger")).isEqualTo(1);

    assertThat(said()).contains("notes.txt is not a ledger of Roomkeeper").contains("no file");
  }

  private int run(String... words) {
    var all = new String[words.length + 2];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--config";
    all[words.length + 1] = folder.resolve("config").toString();
    return new CommandLineOfRoomkeeper(
            InputStream.nullInputStream(),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8))
        .run(all);
  }

  private String said() {
    return out.toString(UTF_8) + err.toString(UTF_8);
  }

  private Path ledger() {
    return folder.resolve("data/roomkeeper.db");
  }
}
