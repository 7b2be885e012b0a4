package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomClosed;

/** Forgets a room that was dismissed, and takes it off the door. */
final class RoomsClosing implements Handler<RoomClosed> {
  private final NewRooms newRooms;
  private final Caretaker caretaker;

  @Inject
  RoomsClosing(NewRooms newRooms, Caretaker caretaker) {
    this.newRooms = newRooms;
    this.caretaker = caretaker;
  }

  @Override
  public Reaction on(RoomClosed event) {
    newRooms.forget(event.room());
    return caretaker.look(event);
  }
}
