package org.roomkeeper.census;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.Store;

/**
 * What is noted about each person, so that they are taken out where they were counted in. These
 * notes, and only these, are about somebody; whoever is forgotten loses theirs.
 */
final class People {
  private static final String COUNTED = "counted";
  private static final String OPENING = "opening/";

  private final Store store;

  @Inject
  People(Store store) {
    this.store = store;
  }

  /**
   * How a person is counted.
   *
   * @param since the day on which they came first; empty for who was there before the plugin
   * @param rooms the rooms that they are in, each with the opening that they came in at
   * @param groups under which groups they are counted, by dimension; empty while in no room
   */
  record Counted(
      Optional<LocalDate> since, Map<String, Long> rooms, Map<String, List<String>> groups) {
    static final Counted NEVER = new Counted(Optional.empty(), Map.of(), Map.of());

    Counted {
      rooms = Map.copyOf(rooms);
      groups = Map.copyOf(groups);
    }

    boolean isHere() {
      return !rooms.isEmpty();
    }

    boolean isIn(RoomId room) {
      return rooms.containsKey(room.value());
    }

    Counted since(LocalDate day) {
      return new Counted(Optional.of(day), rooms, groups);
    }

    Counted entering(RoomId room, long opening) {
      var more = new LinkedHashMap<>(rooms);
      more.put(room.value(), opening);
      return new Counted(since, more, groups);
    }

    Counted leaving(RoomId room) {
      var fewer = new LinkedHashMap<>(rooms);
      fewer.remove(room.value());
      return new Counted(since, fewer, groups);
    }

    Counted under(Map<String, List<String>> now) {
      return new Counted(since, rooms, now);
    }
  }

  /** A person, in rooms that were not dismissed since; empty if nothing is noted of them. */
  Optional<Counted> find(MemberId member) {
    return store
        .about(member)
        .get(COUNTED, Counted.class)
        .map(
            noted -> {
              var still = new LinkedHashMap<>(noted.rooms());
              still.entrySet().removeIf(room -> room.getValue() != opening(room.getKey()));
              return new Counted(noted.since(), still, still.isEmpty() ? Map.of() : noted.groups());
            });
  }

  void put(MemberId member, Counted counted) {
    store.about(member).put(COUNTED, counted);
  }

  /** How often a room was dismissed before it was as it is now: who came in then is not in it. */
  long opening(RoomId room) {
    return opening(room.value());
  }

  /** A room is dismissed: nobody whom we counted in it is in it any more. */
  void dismiss(RoomId room) {
    store.put(OPENING + room, opening(room) + 1);
  }

  private long opening(String room) {
    return store.get(OPENING + room, Long.class).orElse(0L);
  }
}
