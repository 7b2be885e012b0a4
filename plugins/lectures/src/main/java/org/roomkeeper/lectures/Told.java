package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.Store;

/** Remembers what each room was told of each lecture, so that nothing is said twice. */
final class Told {
  /** WeCom counts a group's messages by this calendar. */
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private static final String LAST_START = "last-start";
  private static final String NEXT_REF = "next-ref";

  private final Store store;

  @Inject
  Told(Store store) {
    this.store = store;
  }

  /**
   * A step that told a room something.
   *
   * @param series the key of the series
   * @param number the lecture's number
   * @param room the room
   * @param stamp the stamp of what it tells
   */
  record Sent(String series, int number, RoomId room, String stamp) {}

  /**
   * A lecture as it was last met.
   *
   * @param start when it is to start
   * @param end when it is to end
   * @param title its title in the community's leading language, for when it is gone
   * @param told whether rooms were told of it
   * @param warned whether moderators were told that something is wrong with it
   */
  record Met(Instant start, Instant end, String title, boolean told, boolean warned) {}

  // ---- lectures ----

  /** The lectures met so far, by {@code series/number}. */
  Map<String, Met> met() {
    var met = new LinkedHashMap<String, Met>();
    store.under("met/", Met.class).forEach((key, value) -> met.put(key.substring(4), value));
    return met;
  }

  void meet(String lecture, Met met) {
    store.put("met/" + lecture, met);
  }

  void forget(String lecture) {
    store.remove("met/" + lecture);
  }

  /** A lecture has started. */
  void started(Instant start) {
    if (start.isAfter(lastStart())) {
      store.put(LAST_START, start);
    }
  }

  /** The latest start of a lecture that has passed; the beginning of time if none has. */
  Instant lastStart() {
    return store.get(LAST_START, Instant.class).orElse(Instant.EPOCH);
  }

  /** Moderators are told now that a lecture was entered twice; false if they were before. */
  boolean firstClash(String lecture) {
    return store.putIfAbsent("clash/" + lecture, true);
  }

  /** The speakers of a lecture are thanked now; false if they were before. */
  boolean firstThanks(String lecture) {
    return store.putIfAbsent("thanked/" + lecture, true);
  }

  // ---- rooms ----

  /** How the rooms stand that were told something of a lecture. */
  Map<RoomId, Stand> stands(String lecture) {
    String prefix = "stand/" + lecture + "/";
    var stands = new LinkedHashMap<RoomId, Stand>();
    store
        .under(prefix, Stand.class)
        .forEach((key, stand) -> stands.put(new RoomId(key.substring(prefix.length())), stand));
    return stands;
  }

  Optional<Stand> stand(String lecture, RoomId room) {
    return store.get("stand/" + lecture + "/" + room, Stand.class);
  }

  void put(String lecture, RoomId room, Stand stand) {
    store.put("stand/" + lecture + "/" + room, stand);
  }

  void remove(String lecture, RoomId room) {
    store.remove("stand/" + lecture + "/" + room);
  }

  /** When a room was announced a lecture by a version of this plugin that kept no stands. */
  Optional<Instant> announcedBefore(String lecture, RoomId room) {
    return store.get("told/" + lecture + "/announcement/" + room, Instant.class);
  }

  /** A name for a step that tells a room something. */
  String ref(Entry entry, RoomId room) {
    long next = store.get(NEXT_REF, Long.class).orElse(1L);
    store.put(NEXT_REF, next + 1);
    String ref = "told-" + next;
    store.put(
        "ref/" + ref,
        new Sent(entry.series().key(), entry.lecture().number(), room, entry.lecture().stamp()));
    return ref;
  }

  /** What a step told whom. */
  Optional<Sent> sent(String ref) {
    return store.get("ref/" + ref, Sent.class);
  }

  /** Nothing more will come of the steps that told of a lecture. */
  void forgetRefs(String lecture) {
    store
        .under("ref/", Sent.class)
        .forEach(
            (key, sent) -> {
              if (lecture.equals(sent.series() + "/" + sent.number())) {
                store.remove(key);
              }
            });
  }

  /**
   * A reminder is given now; false if it was given before.
   *
   * @param start when the lecture starts as it stands now
   * @param onceOnly whether one that was given before the lecture was moved counts
   */
  boolean remind(
      String lecture, RoomId room, Timetable.Reminder reminder, Instant start, boolean onceOnly) {
    String key = "reminded/" + lecture + "/" + reminder.kind() + "/" + room;
    boolean before =
        store.get(key, Instant.class).filter(was -> onceOnly || was.equals(start)).isPresent()
            || store
                .get("told/" + lecture + "/" + reminder.kind() + "/" + room, Instant.class)
                .isPresent();
    if (!before) {
      store.put(key, start);
    }
    return !before;
  }

  // ---- the month's budget ----

  /** How many messages this room has been asked to take this month. */
  int spent(RoomId room, Instant now) {
    return store.get(spending(room, now), Integer.class).orElse(0);
  }

  void spend(RoomId room, Instant now) {
    store.put(spending(room, now), spent(room, now) + 1);
  }

  static boolean sameMonth(Instant one, Instant other) {
    return month(one).equals(month(other));
  }

  private static String spending(RoomId room, Instant now) {
    return "spent/" + month(now) + "/" + room;
  }

  private static YearMonth month(Instant moment) {
    return YearMonth.from(moment.atZone(CHINA));
  }
}
