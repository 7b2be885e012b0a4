package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.Store;

/** Remembers what each room was told of each lecture, so that nothing is said twice. */
final class Told {
  private static final String LAST_START = "last-start";

  private final Store store;

  @Inject
  Told(Store store) {
    this.store = store;
  }

  /** When a room was told something of a lecture, if it was. */
  Optional<Instant> when(Series series, Lecture lecture, RoomId room, String kind) {
    return store.get(key(series, lecture, room, kind), Instant.class);
  }

  /** A room is told now; false if it was told before. */
  boolean first(Series series, Lecture lecture, RoomId room, String kind, Instant at) {
    return store.putIfAbsent(key(series, lecture, room, kind), at);
  }

  /** A lecture has started: pages have no clock and tell what is over by this. */
  void started(Instant start) {
    if (start.isAfter(lastStart())) {
      store.put(LAST_START, start);
    }
  }

  /** The latest start of a lecture that has passed; the beginning of time if none has. */
  Instant lastStart() {
    return store.get(LAST_START, Instant.class).orElse(Instant.EPOCH);
  }

  private static String key(Series series, Lecture lecture, RoomId room, String kind) {
    return "told/%s/%d/%s/%s".formatted(series.key(), lecture.number(), kind, room);
  }
}
