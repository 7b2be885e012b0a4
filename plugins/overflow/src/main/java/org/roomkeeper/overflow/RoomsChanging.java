package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomChanged;
import org.roomkeeper.api.RoomView;

/** Sees when a room was made ready, joined the family, or takes another number of people. */
final class RoomsChanging implements Handler<RoomChanged> {
  private final NewRooms newRooms;
  private final Caretaker caretaker;

  @Inject
  RoomsChanging(NewRooms newRooms, Caretaker caretaker) {
    this.newRooms = newRooms;
    this.caretaker = caretaker;
  }

  @Override
  public Reaction on(RoomChanged event) {
    RoomView room = event.roomThen();
    return newRooms.isWaiting(room.id()) && newRooms.isMadeReady(room)
        ? caretaker.admit(room, "owner-made-ready", event)
        : caretaker.look(event);
  }
}
