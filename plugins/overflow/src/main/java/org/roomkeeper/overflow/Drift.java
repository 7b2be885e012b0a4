package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Store;
import org.roomkeeper.api.Tick;
import org.roomkeeper.overflow.Found.Kind;

/**
 * Finds where the rooms are not as they were said to be: a group that nobody told of, a room of the
 * family that has another name or is gone, a cap that was lowered under the headcount. It compares
 * what is there with what was there and listens to no event, so that it also finds what happened
 * while the bot was off. What was found stays until it is no longer so, or a moderator has seen it.
 */
final class Drift {
  private static final String FOUND = "drift/";
  private static final String KNOWN = "known-room/";

  private final Family family;
  private final NewRooms newRooms;
  private final DriftCards cards;
  private final Rooms rooms;
  private final Store store;

  @Inject
  Drift(Family family, NewRooms newRooms, DriftCards cards, Rooms rooms, Store store) {
    this.family = family;
    this.newRooms = newRooms;
    this.cards = cards;
    this.rooms = rooms;
    this.store = store;
  }

  /** Compares, and tells the moderators what is new. */
  Reaction look(Tick event) {
    Reaction reaction = Reaction.none();
    for (Found found : compare(event.at())) {
      if (store.putIfAbsent(FOUND + found.key(), found)) {
        reaction = reaction.finding("drift." + found.slug(), found.room().value());
      }
    }
    var untold = new ArrayList<Found>();
    for (Found found : all()) {
      if (!isStillSo(found)) {
        settled(found);
        reaction = found.isTold() ? reaction.withdraw(found.ref()) : reaction;
      } else if (!found.isTold()) {
        untold.add(found);
      }
    }
    for (DriftCards.Card card : cards.about(untold, event.id())) {
      card.about().forEach(one -> store.put(FOUND + one.key(), one.toldBy(card.ref())));
      reaction = reaction.and(card.reaction());
    }
    return reaction;
  }

  /** All that was found and not dealt with. */
  List<Found> all() {
    return List.copyOf(store.under(FOUND, Found.class).values());
  }

  Optional<Found> find(String key) {
    return key.length() > 150 ? Optional.empty() : store.get(FOUND + key, Found.class);
  }

  /** What one card tells of. */
  List<Found> toldBy(String ref) {
    return all().stream().filter(found -> found.ref().equals(ref)).toList();
  }

  /** It is no longer so, or a moderator has dealt with it. */
  void settled(Found found) {
    store.remove(FOUND + found.key());
  }

  /** What differs; what is now is what the next comparison knows. */
  private List<Found> compare(Instant at) {
    var found = new ArrayList<Found>();
    for (RoomView room : rooms.all()) {
      if (isUnknown(room)) {
        found.add(Found.now(Kind.UNKNOWN, room.id(), room.name(), at));
      }
    }
    var known = new HashMap<RoomId, Known>();
    store
        .under(KNOWN, Known.class)
        .forEach((key, was) -> known.put(new RoomId(key.substring(KNOWN.length())), was));
    for (RoomView room : family.all()) {
      Known was = known.remove(room.id());
      var is = new Known(room.name(), family.capacity(room));
      if (was != null && !was.name().isBlank() && !was.name().equals(is.name())) {
        found.add(Found.now(Kind.RENAMED, room.id(), was.name(), at));
      }
      if (was != null && is.cap() < was.cap() && room.headcount() > is.cap()) {
        found.add(Found.now(Kind.CAP_LOWERED, room.id(), Integer.toString(was.cap()), at));
      }
      if (!is.equals(was)) {
        store.put(KNOWN + room.id(), is);
      }
    }
    known.forEach(
        (room, was) -> {
          store.remove(KNOWN + room);
          if (open(room).isEmpty()) {
            found.add(Found.now(Kind.DISMISSED, room, was.name(), at));
          }
        });
    return found;
  }

  private boolean isUnknown(RoomView room) {
    return room.kind() == RoomKind.CUSTOMER_GROUP
        && room.fact(Facts.FAMILY).isEmpty()
        && !newRooms.isWaiting(room.id())
        && !newRooms.isSetAside(room.id());
  }

  private boolean isStillSo(Found found) {
    Optional<RoomView> room = open(found.room());
    return switch (found.kind()) {
      case UNKNOWN -> room.filter(this::isUnknown).isPresent();
      case RENAMED ->
          room.filter(family::has).filter(is -> !is.name().equals(found.was())).isPresent();
      case CAP_LOWERED ->
          room.filter(family::has).filter(is -> is.headcount() > family.capacity(is)).isPresent();
      case DISMISSED -> room.isEmpty();
    };
  }

  private Optional<RoomView> open(RoomId room) {
    return rooms.find(room).filter(RoomView::open);
  }

  /**
   * What was known of a room of the family.
   *
   * @param name its name
   * @param cap the most people in it
   */
  record Known(String name, int cap) {}
}
