package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Tick;

/** As time passes: asks who has not answered, and sees to what changed without an event. */
final class EveryMinute implements Handler<Tick> {
  private final HostDoors hosts;
  private final NewRooms newRooms;
  private final NextRoom next;
  private final DoorOrders orders;
  private final Serving serving;
  private final CorporateNews news;
  private final Drift drift;
  private final Moves moves;
  private final AppGroupSeats appGroups;
  private final Caretaker caretaker;

  @Inject
  EveryMinute(
      HostDoors hosts,
      NewRooms newRooms,
      NextRoom next,
      DoorOrders orders,
      Serving serving,
      CorporateNews news,
      Drift drift,
      Moves moves,
      AppGroupSeats appGroups,
      Caretaker caretaker) {
    this.hosts = hosts;
    this.newRooms = newRooms;
    this.next = next;
    this.orders = orders;
    this.serving = serving;
    this.news = news;
    this.drift = drift;
    this.moves = moves;
    this.appGroups = appGroups;
    this.caretaker = caretaker;
  }

  @Override
  public Reaction on(Tick event) {
    appGroups.giveUp(event.at());
    return hosts
        .point(event)
        .and(newRooms.askIfTime(event.at(), event.id()))
        .and(caretaker.look(event))
        .and(news.look(event.at(), event.id()))
        .and(drift.look(event))
        .and(moves.look(event))
        .wakeAt(nextDue(event.at()));
  }

  /** What is needed because people come is seen when they come; the rest is waiting for answers. */
  private Instant nextDue(Instant now) {
    return Stream.of(
            newRooms.nextAsking(now),
            next.nextAsking(now),
            orders.nextTry(now),
            serving.nextLook(now),
            news.nextLook(now))
        .flatMap(Optional::stream)
        .min(Instant::compareTo)
        .orElse(Instant.MAX);
  }
}
