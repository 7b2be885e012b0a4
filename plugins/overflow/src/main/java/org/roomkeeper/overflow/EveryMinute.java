package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Tick;

/** Each minute: asks who has not answered, and sees to what changed without an event (settings). */
final class EveryMinute implements Handler<Tick> {
  private final HostDoors hosts;
  private final NewRooms newRooms;
  private final Caretaker caretaker;

  @Inject
  EveryMinute(HostDoors hosts, NewRooms newRooms, Caretaker caretaker) {
    this.hosts = hosts;
    this.newRooms = newRooms;
    this.caretaker = caretaker;
  }

  @Override
  public Reaction on(Tick event) {
    return hosts
        .point(event)
        .and(newRooms.askIfTime(event.at(), event.id()))
        .and(caretaker.look(event));
  }
}
