package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Door;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Rooms;

/** Where somebody who stands at the door can go now. */
sealed interface WayIn {
  /**
   * Into a room.
   *
   * @param door the door that leads there
   */
  record Room(Door door) implements WayIn {}

  /**
   * Into the corporate room.
   *
   * @param room that room
   */
  record Corporate(Community.CorporateRoom room) implements WayIn {}

  /** Nowhere yet: the next room is being made ready. */
  record NotYet() implements WayIn {}

  /** Nowhere: all is full. */
  record Nowhere() implements WayIn {}

  /** Finds it. */
  final class Finder {
    private final Config<OverflowConfig> config;
    private final Family family;
    private final CorporateStage corporate;
    private final Rooms rooms;

    @Inject
    Finder(Config<OverflowConfig> config, Family family, CorporateStage corporate, Rooms rooms) {
      this.config = config;
      this.family = family;
      this.corporate = corporate;
      this.rooms = rooms;
    }

    WayIn find() {
      Optional<Community.CorporateRoom> corporateRoom = rooms.community().corporateRoom();
      if (corporate.isOn() && corporateRoom.isPresent()) {
        return corporate.arrivals() < corporateRoom.get().capacity()
            ? new Corporate(corporateRoom.get())
            : new Nowhere();
      }
      List<RoomView> now = family.all();
      Optional<Door> door = rooms.door(RoomsDoor.NAME);
      if (door.isPresent() && (family.seats(now) > 0 || hasNetBelow(door.get()))) {
        return new Room(door.get());
      }
      return now.size() < config.get().rooms() ? new NotYet() : new Nowhere();
    }

    private static boolean hasNetBelow(Door door) {
      return door.target() instanceof PointDoor.ToRooms to && to.autoCreate();
    }
  }
}
