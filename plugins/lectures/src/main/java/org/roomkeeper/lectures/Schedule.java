package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Store;

/**
 * The lectures of the community in hand, earliest first: those of the settings, and those that
 * moderators entered by messages. Where both have a number, the settings win.
 */
final class Schedule {
  private static final String ADDED = "added/";
  private static final String GIVEN = "given/";

  private final Config<LecturesConfig> config;
  private final Rooms rooms;
  private final Store store;

  @Inject
  Schedule(Config<LecturesConfig> config, Rooms rooms, Store store) {
    this.config = config;
    this.rooms = rooms;
    this.store = store;
  }

  /** The community's series. */
  List<Series> series() {
    CommunityId community = rooms.community().id();
    return config.get().series().stream().filter(series -> series.isOf(community)).toList();
  }

  /** All lectures. */
  List<Entry> all() {
    var entries = new LinkedHashMap<String, Entry>();
    Map<String, Given> given = store.under(GIVEN, Given.class);
    for (Series series : series()) {
      for (Lecture lecture : series.lectures()) {
        put(entries, new Entry(series, lecture), given);
      }
      for (Added added : added(series).values()) {
        put(entries, new Entry(series, added.lecture()), given);
      }
    }
    var all = new ArrayList<>(entries.values());
    all.sort(Comparator.comparing(entry -> entry.lecture().startsAt()));
    return all;
  }

  private static void put(Map<String, Entry> entries, Entry entry, Map<String, Given> given) {
    Given told = given.getOrDefault(GIVEN + entry.key(), Given.NOTHING);
    entries.putIfAbsent(entry.key(), new Entry(entry.series(), entry.lecture().with(told)));
  }

  /** What was told of a lecture by message. */
  Given given(Entry entry) {
    return store.get(GIVEN + entry.key(), Given.class).orElse(Given.NOTHING);
  }

  /** Something is told of a lecture by message. */
  void give(Entry entry, Given given) {
    store.put(GIVEN + entry.key(), given);
  }

  /** The lecture of this name in addresses. */
  Optional<Entry> find(String subject) {
    return all().stream().filter(entry -> entry.subject().equals(subject)).findFirst();
  }

  /** The lectures of the settings that somebody entered by a message too. */
  List<Entry> clashes() {
    var clashes = new ArrayList<Entry>();
    for (Series series : series()) {
      Map<String, Added> added = added(series);
      series.lectures().stream()
          .map(lecture -> new Entry(series, lecture))
          .filter(entry -> added.containsKey(ADDED + entry.key()))
          .forEach(clashes::add);
    }
    return clashes;
  }

  /** Whether a number stands in the settings. */
  static boolean isInSettings(Series series, int number) {
    return series.lectures().stream().anyMatch(lecture -> lecture.number() == number);
  }

  /** A lecture that was entered by a message. */
  Optional<Added> added(Series series, int number) {
    return store.get(ADDED + series.key() + "/" + number, Added.class);
  }

  /** Enters a lecture, or changes one. */
  void put(Series series, Added added) {
    store.put(ADDED + series.key() + "/" + added.number(), added);
  }

  private Map<String, Added> added(Series series) {
    return store.under(ADDED + series.key() + "/", Added.class);
  }
}
