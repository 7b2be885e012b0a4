package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.Store;

/** The seats that are kept for tickets of the waiting list, each until a moment. */
final class Promises {
  private static final String PROMISED = "promised/";

  private final Store store;

  @Inject
  Promises(Store store) {
    this.store = store;
  }

  void make(Ticket ticket, Instant until) {
    store.put(key(ticket.number()), until);
  }

  void end(long number) {
    store.remove(key(number));
  }

  Optional<Instant> until(long number) {
    return store.get(key(number), Instant.class);
  }

  /** How many of the promised tickets have a lower number. */
  int before(long number) {
    return (int) all().keySet().stream().filter(key -> number(key) < number).count();
  }

  /** The tickets whose time is over. */
  List<Long> overBy(Instant at) {
    return all().entrySet().stream()
        .filter(promise -> !promise.getValue().isAfter(at))
        .map(promise -> number(promise.getKey()))
        .toList();
  }

  /** So many of the tickets that were served last, the last one first. */
  List<Long> newest(int most) {
    return all().keySet().stream()
        .sorted(Comparator.reverseOrder())
        .limit(most)
        .map(Promises::number)
        .toList();
  }

  /** All of them last so much longer, or end so much sooner if it is negative. */
  void postpone(Duration by) {
    all().forEach((key, until) -> store.put(key, until.plus(by)));
  }

  private Map<String, Instant> all() {
    return store.under(PROMISED, Instant.class);
  }

  private static String key(long number) {
    return String.format(Locale.ROOT, "%s%012d", PROMISED, number);
  }

  private static long number(String key) {
    return Long.parseLong(key.substring(PROMISED.length()));
  }
}
