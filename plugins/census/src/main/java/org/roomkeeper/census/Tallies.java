package org.roomkeeper.census;

import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.Store;

/**
 * How many people there are now: in all, in each group and in each room; a note for each number, so
 * that a step changes a few of them and looks through none. Belongs to the call in hand.
 */
final class Tallies {
  /** The group of those whose own group was one too many. */
  static final String TOO_MANY = "~";

  /** The most groups of one kind, so that people who write nonsense cannot fill the notes. */
  static final int MOST_GROUPS = 400;

  private static final String PEOPLE = "people";
  private static final String NOW = "now/";
  private static final String GROUPS = "groups/";
  private static final String ROOM = "in/";

  private final Store store;

  @Inject
  Tallies(Store store) {
    this.store = store;
  }

  /**
   * A group.
   *
   * @param people how many are in it, from 1
   * @param spelt how the first of them spelt it
   */
  record Tally(long people, String spelt) {}

  // ---- what is read ----

  /** How many people there are. */
  long people() {
    return store.get(PEOPLE, Long.class).orElse(0L);
  }

  /** The groups by key. */
  Map<String, Tally> groups(Dimension dimension) {
    String prefix = NOW + dimension.key() + "/";
    var groups = new LinkedHashMap<String, Tally>();
    store
        .under(prefix, Tally.class)
        .forEach((key, tally) -> groups.put(key.substring(prefix.length()), tally));
    return groups;
  }

  /** How many are in each room, by the room's id. */
  Map<String, Long> rooms() {
    var rooms = new LinkedHashMap<String, Long>();
    store
        .under(ROOM, Long.class)
        .forEach((key, people) -> rooms.put(key.substring(ROOM.length()), people));
    return rooms;
  }

  // ---- what changes by one step ----

  /** One more or one fewer. */
  void people(int change) {
    store.put(PEOPLE, Math.max(0, people() + change));
  }

  /** One more or one fewer in a room. */
  void room(RoomId room, int change) {
    String key = ROOM + room;
    long people = store.get(key, Long.class).orElse(0L) + change;
    if (people > 0) {
      store.put(key, people);
    } else {
      store.remove(key);
    }
  }

  /** One more in a group; gives the key of the group that they are counted in. */
  String add(Dimension dimension, String group, String spelt) {
    String key = NOW + dimension.key() + "/" + group;
    var known = store.get(key, Tally.class);
    if (known.isPresent()) {
      store.put(key, new Tally(known.get().people() + 1, known.get().spelt()));
      return group;
    }
    long groups = store.get(GROUPS + dimension.key(), Long.class).orElse(0L);
    if (groups >= MOST_GROUPS && !group.equals(TOO_MANY)) {
      return add(dimension, TOO_MANY, "");
    }
    store.put(GROUPS + dimension.key(), groups + 1);
    store.put(key, new Tally(1, spelt));
    return group;
  }

  /** One fewer in a group. */
  void take(Dimension dimension, String group) {
    String key = NOW + dimension.key() + "/" + group;
    var known = store.get(key, Tally.class);
    if (known.isEmpty()) {
      return;
    }
    if (known.get().people() > 1) {
      store.put(key, new Tally(known.get().people() - 1, known.get().spelt()));
      return;
    }
    store.remove(key);
    long groups = store.get(GROUPS + dimension.key(), Long.class).orElse(1L);
    store.put(GROUPS + dimension.key(), Math.max(0, groups - 1));
  }

  // ---- what is taken anew ----

  /** The people are so many, whatever was counted before. */
  void peopleAre(long people) {
    store.put(PEOPLE, people);
  }

  /** The rooms hold so many, whatever was counted before. */
  void roomsAre(Map<String, Long> rooms) {
    overwrite(ROOM, rooms(), rooms);
  }

  /** The groups are these, whatever was counted before. */
  void groupsAre(Dimension dimension, Map<String, Tally> groups) {
    overwrite(NOW + dimension.key() + "/", groups(dimension), groups);
    store.put(GROUPS + dimension.key(), (long) groups.size());
  }

  private <T> void overwrite(String prefix, Map<String, T> before, Map<String, T> now) {
    var changed = new HashMap<>(now);
    changed.entrySet().removeIf(entry -> entry.getValue().equals(before.get(entry.getKey())));
    changed.forEach((key, value) -> store.put(prefix + key, value));
    before.keySet().stream()
        .filter(key -> !now.containsKey(key))
        .forEach(key -> store.remove(prefix + key));
  }
}
