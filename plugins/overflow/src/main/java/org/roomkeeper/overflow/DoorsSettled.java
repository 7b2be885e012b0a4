package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.Reaction;

/** Learns what became of an order to point a door. */
final class DoorsSettled implements Handler<ActionSettled> {
  private final DoorOrders orders;

  @Inject
  DoorsSettled(DoorOrders orders) {
    this.orders = orders;
  }

  @Override
  public Reaction on(ActionSettled event) {
    return event.ref().startsWith(DoorOrders.REF) ? orders.settled(event) : Reaction.none();
  }
}
