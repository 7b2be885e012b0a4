package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.roomkeeper.api.LiveStand;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Store;

/** Remembers how the live streams of lectures stand, by lecture and host. */
final class Airings {
  private static final String AIRING = "airing/";
  private static final String TOGETHER = "together/";
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
    of(entry.key()).forEach(airing -> all.put(airing.host(), airing));
    return all;
  }

  /** The streams of a lecture of this name among the notes. */
  List<Airing> of(String lecture) {
    return List.copyOf(store.under(AIRING + lecture + "/", Airing.class).values());
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

  // ---- who watched several streams of one lecture ----

  /**
   * The people of several streams of one lecture, counted together.
   *
   * @param ref the step that asks for it
   * @param next not before this is it asked for again
   * @param until after this it is not asked for any more
   * @param stand how many there were, once that is known
   */
  record Together(String ref, Instant next, Instant until, Optional<LiveStand> stand) {
    /** So many there were. */
    Together counted(LiveStand all) {
      return new Together(ref, next, until, Optional.of(all));
    }
  }

  /** The people of a lecture's streams together, if that was asked for. */
  Optional<Together> together(String lecture) {
    return store.get(TOGETHER + lecture, Together.class);
  }

  void put(String lecture, Together together) {
    store.put(TOGETHER + lecture, together);
  }

  /** The lecture whose people were last asked for by a step. */
  Optional<String> togetherBy(String ref) {
    return store.under(TOGETHER, Together.class).entrySet().stream()
        .filter(each -> each.getValue().ref().equals(ref))
        .findFirst()
        .map(each -> each.getKey().substring(TOGETHER.length()));
  }

  /** How many people watched the streams of a lecture; 0 while nobody knows. */
  int watched(Entry entry) {
    List<Airing> streams = of(entry.key());
    if (streams.stream().anyMatch(Airing::isStillToCome)) {
      return 0;
    }
    List<LiveStand> each = streams.stream().flatMap(airing -> airing.stand().stream()).toList();
    Optional<LiveStand> all =
        each.size() == 1
            ? Optional.of(each.getFirst())
            : together(entry.key()).flatMap(Together::stand);
    return all.map(LiveStand::watched).orElse(0);
  }
}
