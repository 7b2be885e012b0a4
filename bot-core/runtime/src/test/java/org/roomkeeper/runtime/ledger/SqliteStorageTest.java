package org.roomkeeper.runtime.ledger;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.runtime.time.HandClock;

/** The storage contract on a real SQLite file. */
class SqliteStorageTest extends StorageContract {
  @TempDir Path folder;

  @Override
  OpenLedger open(HandClock clock) {
    return OpenLedger.on(
        LedgerFile.open(folder.resolve("data/roomkeeper.db")), new TestCommunities(), clock);
  }
}
