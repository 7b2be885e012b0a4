package org.roomkeeper.runtime.ledger;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Several at a real SQLite file. */
class SqliteWritersTest extends WritersContract {
  @TempDir Path folder;

  @Override
  Storage open() {
    return LedgerFile.open(folder.resolve("roomkeeper.db"));
  }

  @Override
  Storage visit() {
    return LedgerFile.visit(folder.resolve("roomkeeper.db"));
  }
}
