package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.util.List;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Rooms;

/** The family of rooms as it is now: the open customer groups that the door may lead to. */
final class Family {
  private final Config<OverflowConfig> config;
  private final Rooms rooms;

  @Inject
  Family(Config<OverflowConfig> config, Rooms rooms) {
    this.config = config;
    this.rooms = rooms;
  }

  /** All of them, oldest first. */
  List<RoomView> all() {
    return rooms.family(config.get().family()).stream()
        .filter(room -> room.open() && room.kind() == RoomKind.CUSTOMER_GROUP)
        .toList();
  }

  /** Its app groups, which members of the corp are put into; oldest first. */
  List<RoomView> appGroups() {
    return rooms.family(config.get().family()).stream()
        .filter(room -> room.open() && room.kind() == RoomKind.APP_GROUP)
        .toList();
  }

  /** Whether a room is of this family. */
  boolean has(RoomView room) {
    return room.fact(Facts.FAMILY).filter(config.get().family()::equals).isPresent();
  }

  /** How many people one of these rooms still takes, from 0: the seats kept free do not count. */
  int seats(RoomView room) {
    return Math.max(0, capacity(room) - room.headcount() - config.get().keepFree());
  }

  /** The most people in a room: as the founder says of it, and of all rooms of its kind. */
  int capacity(RoomView room) {
    Caps caps = config.get().caps();
    return switch (room.kind()) {
      case CUSTOMER_GROUP -> Math.min(room.capacity(), caps.customerGroup());
      case APP_GROUP -> Math.min(room.capacity(), caps.appGroup());
      case OTHER_INTERNAL, ALL_STAFF -> room.capacity();
    };
  }

  /** How many people all of these rooms still take. */
  int seats(List<RoomView> family) {
    return family.stream().mapToInt(this::seats).sum();
  }

  /** Whether the named number of rooms is reached. */
  boolean isComplete(List<RoomView> family) {
    return family.size() >= config.get().rooms();
  }

  /**
   * The number of the next customer group: one more than there are, or than the highest in the name
   * of any, also of those that wait for their owner.
   */
  int nextNumber(List<RoomView> family) {
    return nextNumber(RoomKind.CUSTOMER_GROUP, config.get().roomName().strip(), family.size());
  }

  /** The number of the next app group, likewise. */
  int nextAppGroupNumber() {
    String start = config.get().appGroups().roomName().strip();
    return nextNumber(RoomKind.APP_GROUP, start, appGroups().size());
  }

  private int nextNumber(RoomKind kind, String start, int atLeast) {
    return 1
        + rooms.all().stream()
            .filter(room -> room.kind() == kind)
            .map(RoomView::name)
            .filter(name -> name.startsWith(start))
            .mapToInt(name -> number(name.substring(start.length()).strip()))
            .reduce(atLeast, Math::max);
  }

  private static int number(String digits) {
    boolean isNumber = !digits.isEmpty() && digits.length() <= 6;
    return isNumber && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9')
        ? Integer.parseInt(digits)
        : 0;
  }
}
