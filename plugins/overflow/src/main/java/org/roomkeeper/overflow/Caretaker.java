package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomView;

/** What is to be done after anything that may have changed how much space there is. */
final class Caretaker {
  private final Config<OverflowConfig> config;
  private final Family family;
  private final NextRoom next;
  private final NewRooms newRooms;
  private final RoomsDoor door;
  private final GroupDoors groupDoors;
  private final CorporateStage corporate;
  private final OpeningTimes openings;
  private final Serving serving;
  private final AppGroupSeats appGroups;

  @Inject
  Caretaker(
      Config<OverflowConfig> config,
      Family family,
      NextRoom next,
      NewRooms newRooms,
      RoomsDoor door,
      GroupDoors groupDoors,
      CorporateStage corporate,
      OpeningTimes openings,
      Serving serving,
      AppGroupSeats appGroups) {
    this.config = config;
    this.family = family;
    this.next = next;
    this.newRooms = newRooms;
    this.door = door;
    this.groupDoors = groupDoors;
    this.corporate = corporate;
    this.openings = openings;
    this.serving = serving;
    this.appGroups = appGroups;
  }

  /** Looks at the family as it is now. */
  Reaction look(BotEvent event) {
    return look(family.all(), event);
  }

  /** A room joins the family; the family is looked at with it. */
  Reaction admit(RoomView room, String because, BotEvent event) {
    newRooms.forget(room.id());
    openings.opened(event.at());
    List<RoomView> with =
        Stream.concat(
                family.all().stream().filter(known -> !known.id().equals(room.id())),
                Stream.of(room))
            .toList();
    return Reaction.of(NoteFact.of(room.id(), Facts.FAMILY, config.get().family()))
        .because(because)
        .and(next.arrived())
        .and(look(with, event));
  }

  private Reaction look(List<RoomView> now, BotEvent event) {
    Reaction done =
        door.point(now, event)
            .and(groupDoors.point(now, event))
            .and(corporate.look(now, event.at()))
            .and(serving.look(now, event.at()))
            .and(appGroups.look(event));
    return newRooms.anyWaits(event.at()) ? done : done.and(next.askIfNeeded(now, event.at()));
  }
}
