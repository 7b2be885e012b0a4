package org.roomkeeper.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.runtime.time.HandClock;

/** What a real SQLite file forgets, down to its bytes. */
class SqliteKeepingTest extends KeepingContract {
  @TempDir Path folder;

  @Override
  OpenLedger open(HandClock clock) {
    return OpenLedger.on(LedgerFile.open(file()), new TestCommunities(), clock);
  }

  @Test
  void noByteOfWhatIsForgottenIsLeftInTheFile() throws IOException {
    aCaseAboutAMessageOfAda();
    nightAfter(Duration.ofDays(31));
    closeIt();

    assertThat(new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1))
        .contains("guest:ada")
        .doesNotContain(WORDS);
    openIt();
  }

  @Test
  void theSpaceOfWhatIsForgottenIsGivenBackToTheDisk() throws IOException {
    closeIt();
    try (var storage = LedgerFile.open(file());
        var handle = storage.writer()) {
      handle.execute("CREATE TABLE bulk (b BLOB)");
      handle.execute("INSERT INTO bulk VALUES (zeroblob(20000000))");
      handle.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      long before = Files.size(file());
      handle.execute("DROP TABLE bulk");
      long given = 0;
      for (long more = 1; more > 0; given += more) {
        more = handle.inTransaction(storage::giveBack);
      }
      handle.execute("PRAGMA wal_checkpoint(TRUNCATE)");

      assertThat(given).isGreaterThan(3_000);
      assertThat(Files.size(file())).isLessThan(before / 2);
    }
    openIt();
  }

  private Path file() {
    return folder.resolve("data/roomkeeper.db");
  }
}
