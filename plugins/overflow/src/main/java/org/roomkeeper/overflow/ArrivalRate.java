package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.time.Instant;
import org.roomkeeper.api.Store;

/** Counts who came into the family's rooms lately. */
final class ArrivalRate {
  private static final String KEY = "arrivals";

  private final Store store;

  @Inject
  ArrivalRate(Store store) {
    this.store = store;
  }

  /** One more came in. */
  void count(Instant at) {
    store.put(KEY, lately().with(at, 1));
  }

  /** Who came lately. */
  ArrivalCounts lately() {
    return store.get(KEY, ArrivalCounts.class).orElseGet(ArrivalCounts::none);
  }
}
