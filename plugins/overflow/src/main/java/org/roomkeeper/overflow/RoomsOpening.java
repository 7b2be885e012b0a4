package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomOpened;
import org.roomkeeper.api.RoomView;

/** Takes note of a new room, which waits for its owner before the door leads there. */
final class RoomsOpening implements Handler<RoomOpened> {
  private final NewRooms newRooms;
  private final NextRoom next;
  private final Caretaker caretaker;

  @Inject
  RoomsOpening(NewRooms newRooms, NextRoom next, Caretaker caretaker) {
    this.newRooms = newRooms;
    this.next = next;
    this.caretaker = caretaker;
  }

  @Override
  public Reaction on(RoomOpened event) {
    RoomView room = event.roomThen();
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
