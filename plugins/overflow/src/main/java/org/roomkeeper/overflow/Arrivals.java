package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.MemberJoined;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.RoomView;

/** Counts who comes in, and adopts a room that the platform opened behind the door. */
final class Arrivals implements Handler<MemberJoined> {
  private final Config<OverflowConfig> config;
  private final ArrivalRate rate;
  private final WaitingList list;
  private final AppGroupSeats appGroups;
  private final Caretaker caretaker;

  @Inject
  Arrivals(
      Config<OverflowConfig> config,
      ArrivalRate rate,
      WaitingList list,
      AppGroupSeats appGroups,
      Caretaker caretaker) {
    this.config = config;
    this.rate = rate;
    this.list = list;
    this.appGroups = appGroups;
    this.caretaker = caretaker;
  }

  @Override
  public Reaction on(MemberJoined event) {
    RoomView room = event.roomThen();
    boolean throughOurDoor =
        event.state().filter(config.get().doorState(event.community())::equals).isPresent();
    if (room.kind() == RoomKind.APP_GROUP) {
      appGroups.cameIn(event);
      return appGroups.look(event);
    }
    if (room.kind() != RoomKind.CUSTOMER_GROUP) {
      return Reaction.none();
    }
    if (room.fact(Facts.FAMILY).isPresent()) {
      rate.count(event.at());
      list.cameIn(event.member(), throughOurDoor);
      return caretaker.look(event);
    }
    if (throughOurDoor) {
      rate.count(event.at());
      list.cameIn(event.member(), true);
      return caretaker.admit(room, "opened-behind-the-door", event);
    }
    return Reaction.none();
  }
}
