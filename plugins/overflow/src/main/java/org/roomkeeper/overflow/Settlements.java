package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.Reaction;

/**
 * Learns what became of an order to point a door, behind which there may be space now, of the news
 * about the corporate room, and of app groups.
 */
final class Settlements implements Handler<ActionSettled> {
  private final DoorOrders orders;
  private final Family family;
  private final Serving serving;
  private final CorporateNews news;
  private final AppGroups appGroups;
  private final AppGroupSeats seats;

  @Inject
  Settlements(
      DoorOrders orders,
      Family family,
      Serving serving,
      CorporateNews news,
      AppGroups appGroups,
      AppGroupSeats seats) {
    this.orders = orders;
    this.family = family;
    this.serving = serving;
    this.news = news;
    this.appGroups = appGroups;
    this.seats = seats;
  }

  @Override
  public Reaction on(ActionSettled event) {
    if (event.ref().startsWith(DoorOrders.REF)) {
      return orders.settled(event).and(serving.look(family.all(), event.at()));
    }
    if (event.ref().startsWith(AppGroupSeats.REF)) {
      return seats.settled(event);
    }
    if (event.ref().startsWith(AppGroups.REF)) {
      appGroups.settled(event);
      return seats.look(event);
    }
    return event.ref().startsWith(CorporateNews.REF) ? news.settled(event) : Reaction.none();
  }
}
