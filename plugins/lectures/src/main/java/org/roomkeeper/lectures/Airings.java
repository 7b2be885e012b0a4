package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.roomkeeper.api.LiveStand;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Store;

/** Remembers how the live streams of lectures stand, by lecture and host. */
final class Airings {
  private static final String AIRING = "airing/";
  private static final String NEXT = "next-airing";

  private final Store store;

  @Inject
  Airings(Store store) {
    this.store = store;
  }

  /**
   * A stream and its lecture.
   *
   * @param lecture the lecture's name among the notes
   * @param airing how the stream stands
   */
  record Of(String lecture, Airing airing) {}

  /** The streams of a lecture, by host. */
  Map<MemberId, Airing> of(Entry entry) {
    var all = new LinkedHashMap<MemberId, Airing>();
    store
        .under(AIRING + entry.key() + "/", Airing.class)
        .values()
        .forEach(airing -> all.put(airing.host(), airing));
    return all;
  }

  /** The streams of all lectures, by the lecture's name among the notes and the host. */
  Map<String, Airing> all() {
    var all = new LinkedHashMap<String, Airing>();
    store
        .under(AIRING, Airing.class)
        .forEach((key, airing) -> all.put(key.substring(AIRING.length()), airing));
    return all;
  }

  /** The stream that was last asked for by a step. */
  Optional<Of> byRef(String ref) {
    return find(airing -> airing.ref().equals(ref));
  }

  /** The stream of this id at WeCom. */
  Optional<Of> byLive(String live) {
    return find(airing -> airing.live().equals(live));
  }

  private Optional<Of> find(Predicate<Airing> which) {
    return all().entrySet().stream()
        .filter(each -> which.test(each.getValue()))
        .findFirst()
        .map(each -> new Of(lectureOf(each.getKey()), each.getValue()));
  }

  /** The lecture's name among the notes in the name of one of its streams. */
  static String lectureOf(String name) {
    return name.substring(0, name.indexOf('/', name.indexOf('/') + 1));
  }

  void put(String lecture, Airing airing) {
    store.put(AIRING + lecture + "/" + airing.host(), airing);
  }

  /** A name for a step about a stream. */
  String ref() {
    long next = store.get(NEXT, Long.class).orElse(1L);
    store.put(NEXT, next + 1);
    return "live-" + next;
  }

  /** How many watched the streams of a lecture; 0 while nobody knows. */
  int watched(Entry entry) {
    return of(entry).values().stream()
        .flatMap(airing -> airing.stand().stream())
        .mapToInt(LiveStand::watched)
        .sum();
  }
}
