package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.Reaction;

/** Learns what became of an order to point a door: there may be space behind it now. */
final class DoorsSettled implements Handler<ActionSettled> {
  private final DoorOrders orders;
  private final Family family;
  private final Serving serving;

  @Inject
  DoorsSettled(DoorOrders orders, Family family, Serving serving) {
    this.orders = orders;
    this.family = family;
    this.serving = serving;
  }

  @Override
  public Reaction on(ActionSettled event) {
    return event.ref().startsWith(DoorOrders.REF)
        ? orders.settled(event).and(serving.look(family.all(), event.at()))
        : Reaction.none();
  }
}
