package org.roomkeeper.runtime.ledger;

import org.roomkeeper.runtime.settings.StoragePlace;
import org.roomkeeper.runtime.time.HandClock;

/** What a real PostgreSQL forgets. */
class PostgresKeepingTest extends KeepingContract {
  private final StoragePlace.OnServer place = PostgresOfTests.freshDatabase();

  @Override
  OpenLedger open(HandClock clock) {
    return OpenLedger.on(LedgerServer.open(place), new TestCommunities(), clock);
  }
}
