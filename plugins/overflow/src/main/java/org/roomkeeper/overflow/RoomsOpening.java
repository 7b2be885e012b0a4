package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.RoomOpened;
import org.roomkeeper.api.RoomView;

/** Takes note of a new room, which waits for its owner before the door leads there. */
final class RoomsOpening implements Handler<RoomOpened> {
  private final Family family;
  private final NewRooms newRooms;
  private final NextRoom next;
  private final Caretaker caretaker;

  @Inject
  RoomsOpening(Family family, NewRooms newRooms, NextRoom next, Caretaker caretaker) {
    this.family = family;
    this.newRooms = newRooms;
    this.next = next;
    this.caretaker = caretaker;
  }

  @Override
  public Reaction on(RoomOpened event) {
    RoomView room = event.roomThen();
    if (room.kind() == RoomKind.APP_GROUP) {
      // Nobody was asked to open it, so it is not what an opener owes.
      return caretaker.look(event);
    }
    if (family.has(room)) {
      return next.arrived().and(caretaker.look(event));
    }
    if (!newRooms.isOurs(room)) {
      return caretaker.look(event);
    }
    if (newRooms.isMadeReady(room)) {
      return caretaker.admit(room, "owner-made-ready", event);
    }
    newRooms.putWaiting(room, event.at());
    return next.arrived()
        .and(newRooms.askIfTime(event.at(), event.id()))
        .and(caretaker.look(event));
  }
}
