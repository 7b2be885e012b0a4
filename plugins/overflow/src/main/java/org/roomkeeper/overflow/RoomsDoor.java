package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.PointDoor.ToRooms;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomView;

/**
 * The door to the family's rooms: it leads to the oldest five that have space, those that are meant
 * for a group of people last. Where none has space it stays as it is (a door cannot lead nowhere),
 * and the pages no longer show it.
 */
final class RoomsDoor {
  static final String NAME = "rooms";
  private static final int MOST_ROOMS = 5;

  private final Config<OverflowConfig> config;
  private final Family family;
  private final Placement placement;
  private final DoorOrders orders;

  @Inject
  RoomsDoor(Config<OverflowConfig> config, Family family, Placement placement, DoorOrders orders) {
    this.config = config;
    this.family = family;
    this.placement = placement;
    this.orders = orders;
  }

  /** Points the door to where there is space now. */
  Reaction point(List<RoomView> now, BotEvent event) {
    Optional<ToRooms> current =
        orders.target(NAME).filter(ToRooms.class::isInstance).map(ToRooms.class::cast);
    List<RoomId> leadsTo = roomsToLeadTo(now, current);
    if (leadsTo.isEmpty()) {
      return Reaction.none();
    }
    OverflowConfig settings = config.get();
    // The net below is taken away with the last room of the family, or WeCom would open one more.
    boolean net = settings.autoCreate() && !family.isComplete(now);
    var wanted =
        new ToRooms(
            leadsTo,
            net,
            settings.roomName().strip() + " ",
            family.nextNumber(now),
            settings.doorState(event.community()));
    boolean leadsThere = current.filter(is -> isSame(is, wanted)).isPresent();
    return orders.point(PointDoor.toRooms(NAME, wanted), leadsThere, event, "rooms-with-space");
  }

  private List<RoomId> roomsToLeadTo(List<RoomView> now, Optional<ToRooms> current) {
    List<RoomId> withSpace =
        placement.inOrder(now).stream()
            .filter(room -> family.seats(room) > 0)
            .limit(MOST_ROOMS)
            .map(RoomView::id)
            .toList();
    if (!withSpace.isEmpty()) {
      return withSpace;
    }
    List<RoomId> open = now.stream().map(RoomView::id).toList();
    return current.stream().flatMap(is -> is.rooms().stream()).filter(open::contains).toList();
  }

  /** The number of the next room does not count: the platform counts on by itself. */
  static boolean isSame(ToRooms one, ToRooms other) {
    return one.rooms().equals(other.rooms())
        && one.autoCreate() == other.autoCreate()
        && one.baseName().equals(other.baseName())
        && one.state().equals(other.state());
  }
}
