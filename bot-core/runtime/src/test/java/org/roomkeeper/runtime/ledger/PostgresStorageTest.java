package org.roomkeeper.runtime.ledger;

import org.junit.jupiter.api.Nested;
import org.roomkeeper.runtime.settings.StoragePlace;
import org.roomkeeper.runtime.time.HandClock;

/** The storage contracts on a real PostgreSQL. */
class PostgresStorageTest {
  private final StoragePlace.OnServer place = PostgresOfTests.freshDatabase();

  private OpenLedger opened(HandClock clock) {
    return OpenLedger.on(LedgerServer.open(place), new TestCommunities(), clock);
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
