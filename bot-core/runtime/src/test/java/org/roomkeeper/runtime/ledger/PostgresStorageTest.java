package org.roomkeeper.runtime.ledger;

import org.roomkeeper.runtime.settings.StoragePlace;
import org.roomkeeper.runtime.time.HandClock;

/** The storage contract on a real PostgreSQL. */
class PostgresStorageTest extends StorageContract {
  private final StoragePlace.OnServer place = PostgresOfTests.freshDatabase();

  @Override
  OpenLedger open(HandClock clock) {
    return OpenLedger.on(LedgerServer.open(place), new TestCommunities(), clock);
  }
}
