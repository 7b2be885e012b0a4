package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.PointDoor.ToRooms;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomView;

/**
 * How many people the code lets in now: what is open behind the door, not what soon will be.
 *
 * <p>WeCom fills one room after the other, each up to what it takes for full itself. Where the
 * founder wants fewer people in a room, WeCom does not know; so of such rooms only the first on the
 * door counts, and the door leads on once it is full.
 */
final class DoorSpace {
  /** More than anybody counts: the platform opens further rooms by itself. */
  static final int NO_END = Integer.MAX_VALUE / 2;

  private final Config<OverflowConfig> config;
  private final Family family;
  private final DoorOrders orders;

  @Inject
  DoorSpace(Config<OverflowConfig> config, Family family, DoorOrders orders) {
    this.config = config;
    this.family = family;
    this.orders = orders;
  }

  /** How many, from 0, by the door for all. */
  int seats(List<RoomView> now) {
    return seats(RoomsDoor.NAME, now);
  }

  /** How many, from 0, by one of the doors. */
  int seats(String name, List<RoomView> now) {
    return orders
        .target(name)
        .filter(ToRooms.class::isInstance)
        .map(ToRooms.class::cast)
        .map(door -> seats(door, now))
        .orElse(0);
  }

  private int seats(ToRooms door, List<RoomView> now) {
    int seats = 0;
    boolean leadsSomewhere = false;
    for (RoomId id : door.rooms()) {
      Optional<RoomView> room = now.stream().filter(one -> one.id().equals(id)).findFirst();
      if (room.isEmpty()) {
        continue;
      }
      leadsSomewhere = true;
      seats += family.seats(room.get());
      if (family.capacity(room.get()) < Caps.CUSTOMER_GROUP) {
        return seats;
      }
    }
    // With the last of its rooms dismissed, nobody can say whether the platform would open another.
    boolean netHolds = leadsSomewhere && door.autoCreate() && config.get().keepFree() == 0;
    return netHolds ? NO_END : seats;
  }
}
