package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Door;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.PointDoor.ToRooms;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Rooms;

/**
 * A door for each group of people that rooms are meant for, which leads to those of them that have
 * space. It never opens a room, and nobody waits for it: whose rooms have too little space is shown
 * the door for all.
 */
final class GroupDoors {
  private static final int MOST_ROOMS = 5;

  private final Config<OverflowConfig> config;
  private final Placement placement;
  private final Family family;
  private final DoorOrders orders;
  private final DoorSpace space;
  private final WaitingList list;
  private final Rooms rooms;

  @Inject
  GroupDoors(
      Config<OverflowConfig> config,
      Placement placement,
      Family family,
      DoorOrders orders,
      DoorSpace space,
      WaitingList list,
      Rooms rooms) {
    this.config = config;
    this.placement = placement;
    this.family = family;
    this.orders = orders;
    this.space = space;
    this.list = list;
    this.rooms = rooms;
  }

  /** Points the doors to where there is space now. */
  Reaction point(List<RoomView> now, BotEvent event) {
    Reaction reaction = Reaction.none();
    for (String group : placement.groups()) {
      List<RoomId> leadsTo =
          placement.roomsOf(group, now).stream()
              .filter(room -> family.seats(room) > 0)
              .limit(MOST_ROOMS)
              .map(RoomView::id)
              .toList();
      if (!leadsTo.isEmpty()) {
        reaction = reaction.and(point(name(group), leadsTo, now, event));
      }
    }
    return reaction;
  }

  private Reaction point(String door, List<RoomId> to, List<RoomView> now, BotEvent event) {
    var wanted =
        new ToRooms(
            to,
            false,
            config.get().roomName().strip() + " ",
            family.nextNumber(now),
            config.get().doorState(event.community()));
    boolean leadsThere =
        orders
            .target(door)
            .filter(is -> is instanceof ToRooms rooms && RoomsDoor.isSame(rooms, wanted))
            .isPresent();
    return orders.point(PointDoor.toRooms(door, wanted), leadsThere, event, "rooms-of-a-group");
  }

  /**
   * The door of a group, if so many seats are free behind it beside those that are kept for people
   * of the waiting list, wherever they may sit; and no fewer than are given out by number.
   */
  Optional<Door> find(String group, int seats, List<RoomView> now) {
    int needed = Math.max(seats, config.get().list().numbersBelow()) + list.book().held();
    return rooms.door(name(group)).filter(_ -> space.seats(name(group), now) >= needed);
  }

  /** The room that a door leads into first, of those that have space. */
  Optional<RoomView> leadsInto(Door door, List<RoomView> now) {
    return door.target() instanceof ToRooms target
        ? target.rooms().stream()
            .flatMap(id -> now.stream().filter(room -> room.id().equals(id)))
            .filter(room -> family.seats(room) > 0)
            .findFirst()
        : Optional.empty();
  }

  private static String name(String group) {
    return RoomsDoor.NAME + "/" + String.format(Locale.ROOT, "%08x", group.hashCode());
  }
}
