package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Door;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Members;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.overflow.Ticket.Stage;

/** Where somebody who stands at the door can go now. */
sealed interface WayIn {
  /**
   * Into a room.
   *
   * @param door the door that leads there
   */
  record Room(Door door) implements WayIn {}

  /**
   * Into a room, where a seat is kept for them.
   *
   * @param door the door that leads there
   * @param ticket their number
   * @param until how long the seat is kept
   */
  record Kept(Door door, Ticket ticket, Instant until) implements WayIn {}

  /**
   * Nowhere, though a seat was kept: it is taken, perhaps by them.
   *
   * @param ticket their number
   */
  record GivenOut(Ticket ticket) implements WayIn {}

  /**
   * Into the corporate room.
   *
   * @param room that room
   */
  record Corporate(Community.CorporateRoom room) implements WayIn {}

  /**
   * Nowhere yet: they are on the list.
   *
   * @param ticket their number
   * @param before how many are before them, from 0
   */
  record Listed(Ticket ticket, int before) implements WayIn {}

  /** Into one of the last seats, as soon as they have taken a number. */
  record TakeNumber() implements WayIn {}

  /**
   * Nowhere yet: the next room is being made ready. They can put themselves on the list.
   *
   * @param passed whether a seat was kept for them until it was too late
   */
  record NotYet(boolean passed) implements WayIn {}

  /**
   * Nowhere: all is full. They can put themselves on the list.
   *
   * @param passed whether a seat was kept for them until it was too late
   */
  record Nowhere(boolean passed) implements WayIn {}

  /**
   * They are inside.
   *
   * @param room their room's name
   * @param move the room that is meant for them, if that is another, and has space again
   */
  record Inside(String room, Optional<Move> move) implements WayIn {}

  /**
   * Where somebody can move.
   *
   * @param door the door that leads there
   * @param room the room's name
   */
  record Move(Door door, String room) {}

  /** Finds it. */
  final class Finder {
    private final Config<OverflowConfig> config;
    private final Family family;
    private final DoorSpace space;
    private final WaitingList list;
    private final CorporateStage corporate;
    private final Placement placement;
    private final GroupDoors groupDoors;
    private final Rooms rooms;
    private final Members members;

    @Inject
    Finder(
        Config<OverflowConfig> config,
        Family family,
        DoorSpace space,
        WaitingList list,
        CorporateStage corporate,
        Placement placement,
        GroupDoors groupDoors,
        Rooms rooms,
        Members members) {
      this.config = config;
      this.family = family;
      this.space = space;
      this.list = list;
      this.corporate = corporate;
      this.placement = placement;
      this.groupDoors = groupDoors;
      this.rooms = rooms;
      this.members = members;
    }

    /** The way of whoever asks for a page. */
    WayIn find(Page.Request request) {
      WayIn way = find(list.find(request.visitor(), request.member()), request.member());
      return placement.groupOf(request).map(group -> placed(way, group, request)).orElse(way);
    }

    /** The way of whoever holds a ticket. */
    WayIn find(Ticket ticket) {
      return find(Optional.of(ticket), Optional.empty());
    }

    /** Whom a room is meant for, is led there as long as it has space. */
    private WayIn placed(WayIn way, String group, Page.Request request) {
      List<RoomView> now = family.all();
      return switch (way) {
        case Room _ -> groupDoors.find(group, 1, now).<WayIn>map(Room::new).orElse(way);
        case Kept(_, Ticket ticket, Instant until) ->
            groupDoors
                .find(group, 1, now)
                .<WayIn>map(door -> new Kept(door, ticket, until))
                .orElse(way);
        case Inside(String room, _) ->
            new Inside(room, request.member().flatMap(member -> move(member, group, now)));
        default -> way;
      };
    }

    /** The way from a room that somebody is in to one that is meant for them. */
    private Optional<Move> move(MemberId member, String group, List<RoomView> now) {
      int from = config.get().placement().movesFrom();
      boolean isThere =
          placement.roomsOf(group, now).stream().anyMatch(room -> members.isIn(room.id(), member));
      return from == 0 || isThere || list.book().all() > 0
          ? Optional.empty()
          : groupDoors
              .find(group, from, now)
              .flatMap(
                  door -> groupDoors.leadsInto(door, now).map(room -> new Move(door, room.name())));
    }

    private WayIn find(Optional<Ticket> ticket, Optional<MemberId> member) {
      List<RoomView> now = family.all();
      Optional<RoomView> theirs =
          member.flatMap(
              known -> now.stream().filter(room -> members.isIn(room.id(), known)).findFirst());
      if (theirs.isPresent()) {
        return new Inside(theirs.get().name(), Optional.empty());
      }
      Optional<Door> door = rooms.door(RoomsDoor.NAME);
      int seats = door.isPresent() ? space.seats(now) : 0;
      Optional<Ticket> kept = ticket.filter(held -> held.is(Stage.PROMISED));
      Optional<Instant> until = kept.flatMap(list::keptUntil);
      if (until.isPresent() && door.isPresent() && list.hasSeat(kept.orElseThrow(), seats)) {
        return new Kept(door.get(), kept.orElseThrow(), until.get());
      }
      if (corporate.leadsThere()) {
        return new Corporate(rooms.community().corporateRoom().orElseThrow());
      }
      if (until.isPresent()) {
        return new GivenOut(kept.orElseThrow());
      }
      Optional<Ticket> waits = ticket.filter(held -> held.is(Stage.WAITING));
      if (waits.isPresent()) {
        return new Listed(waits.get(), list.before(waits.get()));
      }
      Book book = list.book();
      int free = seats - book.held();
      if (door.isPresent() && free > 0 && book.all() == 0) {
        return free < config.get().list().numbersBelow() ? new TakeNumber() : new Room(door.get());
      }
      return corporate.isOn() || family.isComplete(now)
          ? new Nowhere(ticket.isPresent())
          : new NotYet(ticket.isPresent());
    }
  }
}
