package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import org.roomkeeper.api.Store;

/** Counts who came into the family's rooms lately, minute by minute. */
final class ArrivalRate {
  private static final String KEY = "arrivals";
  private static final long LONGEST_MINUTES = Duration.ofDays(1).toMinutes();

  private final Store store;

  @Inject
  ArrivalRate(Store store) {
    this.store = store;
  }

  /** One more came in. */
  void count(Instant at) {
    var byMinute = new TreeMap<>(known().byMinute());
    byMinute.merge(minute(at), 1, Integer::sum);
    byMinute.headMap(minute(at) - LONGEST_MINUTES).clear();
    store.put(KEY, new Lately(byMinute));
  }

  /** How many came in during the time before a moment. */
  int during(Duration window, Instant before) {
    long from = minute(before.minus(window));
    return known().byMinute().entrySet().stream()
        .filter(entry -> entry.getKey() > from)
        .mapToInt(entry -> entry.getValue())
        .sum();
  }

  private Lately known() {
    return store.get(KEY, Lately.class).orElseGet(() -> new Lately(new TreeMap<>()));
  }

  private static long minute(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), 60);
  }

  /**
   * Who came lately.
   *
   * @param byMinute how many came, by minute since 1970
   */
  record Lately(TreeMap<Long, Integer> byMinute) {}
}
