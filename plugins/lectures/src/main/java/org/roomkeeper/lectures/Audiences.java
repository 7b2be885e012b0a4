package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.util.List;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Say;

/**
 * The rooms that are told of lectures: all open rooms of the community in which anything can be
 * said. A customer group counts once it is in a family: until then it is still being made ready.
 */
final class Audiences {
  private final Rooms rooms;
  private final Capabilities capabilities;

  @Inject
  Audiences(Rooms rooms, Capabilities capabilities) {
    this.rooms = rooms;
    this.capabilities = capabilities;
  }

  List<RoomView> all() {
    return rooms.all().stream()
        .filter(room -> capabilities.in(room.kind(), Say.class) != Capabilities.Way.IMPOSSIBLE)
        .filter(
            room -> room.kind() != RoomKind.CUSTOMER_GROUP || room.fact(Facts.FAMILY).isPresent())
        .toList();
  }
}
