package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.Store;

/** Learns how long it takes from asking for a room until the door can lead there. */
final class OpeningTimes {
  /** How many of the last rooms count. */
  static final int REMEMBERED = 8;

  private static final String SINCE = "opening-since";
  private static final String LATELY = "openings";

  /** What took longer was interrupted, or measured by a clock that was set. */
  private static final Duration LONGEST = Duration.ofDays(14);

  private final Store store;

  @Inject
  OpeningTimes(Store store) {
    this.store = store;
  }

  /** A room was asked for; the first time counts. */
  void asked(Instant at) {
    if (since().filter(since -> !since.isAfter(at)).isEmpty()) {
      store.put(SINCE, at);
    }
  }

  /** A room has joined the family. */
  void opened(Instant at) {
    since()
        .map(since -> Duration.between(since, at))
        .filter(took -> !took.isNegative() && took.compareTo(LONGEST) <= 0)
        .ifPresent(took -> store.put(LATELY, new Lately(with(lately(), took))));
    store.remove(SINCE);
  }

  /** How long it took the last times, oldest first. */
  List<Duration> lately() {
    return store.get(LATELY, Lately.class).map(Lately::took).orElse(List.of());
  }

  /** The last of these and one more. */
  static List<Duration> with(List<Duration> lately, Duration took) {
    var more = new ArrayList<>(lately);
    more.add(took);
    return List.copyOf(more.subList(Math.max(0, more.size() - REMEMBERED), more.size()));
  }

  private Optional<Instant> since() {
    return store.get(SINCE, Instant.class);
  }

  /**
   * The last openings.
   *
   * @param took how long each took, oldest first
   */
  record Lately(List<Duration> took) {
    Lately {
      took = List.copyOf(took);
    }
  }
}
