package org.roomkeeper.runtime.ledger;

import org.roomkeeper.runtime.settings.StoragePlace;

/** Several at a real PostgreSQL. */
class PostgresWritersTest extends WritersContract {
  private final StoragePlace.OnServer place = PostgresOfTests.freshDatabase();

  @Override
  Storage open() {
    return LedgerServer.open(place);
  }

  @Override
  Storage visit() {
    return LedgerServer.visit(place);
  }
}
