package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.Door;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Store;

/**
 * Points doors, and never needlessly: neither to where they lead already, nor twice to the same
 * while the first order is on its way. What was refused is ordered again after ten minutes.
 */
final class DoorOrders {
  static final String REF = "door.";
  private static final Duration BEFORE_TRYING_AGAIN = Duration.ofMinutes(10);

  private final Rooms rooms;
  private final Store store;

  @Inject
  DoorOrders(Rooms rooms, Store store) {
    this.rooms = rooms;
    this.store = store;
  }

  /** Where a door leads now. */
  Optional<PointDoor.Target> target(String door) {
    return rooms.door(door).map(Door::target);
  }

  /** Points a door unless it leads there, or was ordered to. */
  Reaction point(PointDoor wanted, boolean leadsThere, BotEvent event, String because) {
    String key = REF + wanted.door();
    String target = wanted.target().toString();
    if (leadsThere) {
      store.remove(key);
      return Reaction.none();
    }
    Optional<Order> ordered = store.get(key, Order.class);
    boolean onItsWay =
        ordered
            .filter(order -> order.target().equals(target))
            .filter(
                order ->
                    order.notBefore().isEmpty()
                        || !Patience.isOver(order.notBefore().get(), Duration.ZERO, event.at()))
            .isPresent();
    if (onItsWay) {
      return Reaction.none();
    }
    store.put(key, new Order(target, event.id().value(), Optional.empty()));
    return Reaction.of(wanted).ref(key).because(because);
  }

  /** What became of an order. */
  Reaction settled(ActionSettled event) {
    Optional<Order> ordered =
        store.get(event.ref(), Order.class).filter(order -> order.event() == event.about().value());
    if (ordered.isEmpty()) {
      return Reaction.none();
    }
    if (event.outcome() instanceof Outcome.Done) {
      store.remove(event.ref());
      return Reaction.none();
    }
    Order order = ordered.get();
    store.put(
        event.ref(),
        new Order(
            order.target(), order.event(), Optional.of(event.at().plus(BEFORE_TRYING_AGAIN))));
    return Reaction.none().finding("door-not-pointed", event.ref());
  }

  /** When a door that could not be pointed is pointed once more. */
  Optional<Instant> failedUntil(String door) {
    return store.get(REF + door, Order.class).flatMap(Order::notBefore);
  }

  /** When an order that failed may be given once more. */
  Optional<Instant> nextTry(Instant now) {
    return store.under(REF, Order.class).values().stream()
        .flatMap(order -> order.notBefore().stream())
        .filter(moment -> moment.isAfter(now))
        .min(Instant::compareTo);
  }

  /**
   * An order that was given.
   *
   * @param target where to
   * @param event the event that it answered
   * @param notBefore when it may be given once more, if it failed
   */
  record Order(String target, long event, Optional<Instant> notBefore) {}
}
