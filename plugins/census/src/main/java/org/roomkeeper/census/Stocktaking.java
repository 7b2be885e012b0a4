package org.roomkeeper.census;

import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberView;
import org.roomkeeper.api.Members;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Store;

/**
 * Takes all numbers anew from who is in the rooms and what is known of them: at the first minute of
 * each day, and in the minute after something that a step cannot follow, such as a room that is
 * dismissed or a person who is forgotten. Whoever was in a room before the plugin came is found so.
 *
 * <p>It writes only what differs. Of people of whom nothing is noted it takes in as many as one
 * answer bears, and goes on in the next minute.
 */
final class Stocktaking {
  /** The most people who are noted in one answer. */
  static final int AT_ONCE = 5_000;

  private static final String DUE = "due";
  private static final String TAKEN = "taken";

  private final Store store;
  private final Rooms rooms;
  private final Members members;
  private final People people;
  private final Tallies tallies;
  private final Days days;

  @Inject
  Stocktaking(
      Store store, Rooms rooms, Members members, People people, Tallies tallies, Days days) {
    this.store = store;
    this.rooms = rooms;
    this.members = members;
    this.people = people;
    this.tallies = tallies;
    this.days = days;
  }

  /** The numbers may be off: take them anew in the next minute. */
  void isDue() {
    store.putIfAbsent(DUE, true);
  }

  /**
   * A minute began.
   *
   * @return when the numbers are to be taken next, if nothing happens before
   */
  Instant everyMinute(Instant now) {
    LocalDate today = days.of(now);
    boolean newDay = store.get(TAKEN, LocalDate.class).filter(today::equals).isEmpty();
    if (newDay || store.get(DUE, Boolean.class).isPresent()) {
      store.put(TAKEN, today);
      if (!take(today)) {
        isDue();
        return now;
      }
      store.remove(DUE);
    }
    return days.beginning(today.plusDays(1));
  }

  /** The day on which the numbers were taken last. */
  Optional<LocalDate> taken() {
    return store.get(TAKEN, LocalDate.class);
  }

  /** Takes all numbers; false if there were too many people to note. */
  private boolean take(LocalDate today) {
    var perRoom = new HashMap<String, Long>();
    var found = new LinkedHashMap<MemberId, People.Counted>();
    Set<MemberId> changed = new HashSet<>();
    boolean all = true;
    for (RoomView room : rooms.all()) {
      long opening = people.opening(room.id());
      for (MemberId member : members.in(room.id())) {
        People.Counted counted = found.get(member);
        if (counted == null) {
          counted = people.find(member).orElse(People.Counted.NEVER);
        }
        if (!counted.isIn(room.id())) {
          if (changed.size() >= AT_ONCE) {
            all = false;
            continue;
          }
          counted = counted.entering(room.id(), opening);
          changed.add(member);
        }
        perRoom.merge(room.id().value(), 1L, Long::sum);
        found.put(member, counted);
      }
    }
    var groups = new HashMap<Dimension, Map<String, Tallies.Tally>>();
    found.forEach(
        (member, counted) -> {
          Map<String, List<String>> now = count(member, groups);
          if (changed.contains(member) || !now.equals(counted.groups())) {
            people.put(member, counted.under(now));
          }
        });
    long off = found.size() - tallies.people();
    if (off != 0) {
      days.on(today, so -> so.andCorrected(off));
    }
    tallies.peopleAre(found.size());
    tallies.roomsAre(perRoom);
    for (Dimension dimension : Dimension.values()) {
      tallies.groupsAre(dimension, groups.getOrDefault(dimension, Map.of()));
    }
    return all;
  }

  private Map<String, List<String>> count(
      MemberId member, Map<Dimension, Map<String, Tallies.Tally>> groups) {
    Map<String, String> facts = members.find(member).map(MemberView::facts).orElse(Map.of());
    var under = new LinkedHashMap<String, List<String>>();
    for (Dimension dimension : Dimension.values()) {
      var tallied = groups.computeIfAbsent(dimension, _ -> new HashMap<>());
      List<String> keys = new ArrayList<>();
      dimension
          .groups(facts)
          .forEach(
              (group, spelt) -> {
                boolean room = tallied.size() < Tallies.MOST_GROUPS || tallied.containsKey(group);
                String key = room ? group : Tallies.TOO_MANY;
                tallied.merge(
                    key,
                    new Tallies.Tally(1, room ? spelt : ""),
                    (was, one) -> new Tallies.Tally(was.people() + 1, was.spelt()));
                keys.add(key);
              });
      under.put(dimension.key(), keys);
    }
    return under;
  }
}
