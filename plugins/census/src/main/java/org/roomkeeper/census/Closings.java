package org.roomkeeper.census;

import jakarta.inject.Inject;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomClosed;

/**
 * Counts nobody in a room that is dismissed. The platform does not tell of each person in it, so
 * the numbers are taken anew in the next minute.
 */
final class Closings implements Handler<RoomClosed> {
  private final People people;
  private final Stocktaking stocktaking;

  @Inject
  Closings(People people, Stocktaking stocktaking) {
    this.people = people;
    this.stocktaking = stocktaking;
  }

  @Override
  public Reaction on(RoomClosed event) {
    people.dismiss(event.room());
    stocktaking.isDue();
    return Reaction.none();
  }
}
