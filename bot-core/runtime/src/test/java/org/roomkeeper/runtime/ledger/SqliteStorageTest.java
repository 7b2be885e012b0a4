package org.roomkeeper.runtime.ledger;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.runtime.time.HandClock;

/** The storage contracts on a real SQLite file. */
class SqliteStorageTest {
  @TempDir Path folder;

  private OpenLedger opened(HandClock clock) {
    return OpenLedger.on(
        LedgerFile.open(folder.resolve("data/roomkeeper.db")), new TestCommunities(), clock);
  }

  @Nested
  class Events extends EventContract {
    @Override
    OpenLedger open(HandClock clock) {
      return opened(clock);
    }
  }

  @Nested
  class Actions extends ActionContract {
    @Override
    OpenLedger open(HandClock clock) {
      return opened(clock);
    }
  }

  @Nested
  class Notes extends NoteContract {
    @Override
    OpenLedger open(HandClock clock) {
      return opened(clock);
    }
  }
}
