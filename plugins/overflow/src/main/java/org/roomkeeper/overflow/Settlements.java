package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.Reaction;

/**
 * Learns what became of an order to point a door, behind which there may be space now, and of the
 * news about the corporate room.
 */
final class Settlements implements Handler<ActionSettled> {
  private final DoorOrders orders;
  private final Family family;
  private final Serving serving;
  private final CorporateNews news;

  @Inject
  Settlements(DoorOrders orders, Family family, Serving serving, CorporateNews news) {
    this.orders = orders;
    this.family = family;
    this.serving = serving;
    this.news = news;
  }

  @Override
  public Reaction on(ActionSettled event) {
    if (event.ref().startsWith(DoorOrders.REF)) {
      return orders.settled(event).and(serving.look(family.all(), event.at()));
    }
    return event.ref().startsWith(CorporateNews.REF) ? news.settled(event) : Reaction.none();
  }
}
