package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Store;

/**
 * Has the next room opened before the last one is full. No bot can open a customer group: one of
 * the community's openers is asked, and after a while the next of them. What counts is not their
 * button but the room that appears.
 */
final class NextRoom {
  static final String REF = "open-next";
  private static final String TASK = "next-room";

  private final Config<OverflowConfig> config;
  private final Family family;
  private final ArrivalRate rate;
  private final OpeningTimes openings;
  private final Rooms rooms;
  private final Store store;

  @Inject
  NextRoom(
      Config<OverflowConfig> config,
      Family family,
      ArrivalRate rate,
      OpeningTimes openings,
      Rooms rooms,
      Store store) {
    this.config = config;
    this.family = family;
    this.rate = rate;
    this.openings = openings;
    this.rooms = rooms;
    this.store = store;
  }

  /** Asks for the next room if it is needed and nobody was asked yet, or not answered in time. */
  Reaction askIfNeeded(List<RoomView> now, Instant at) {
    if (family.isComplete(now) || !foresight(at).needsRoom(family.seats(now))) {
      return Reaction.none();
    }
    Optional<Task> task = store.get(TASK, Task.class);
    if (task.isEmpty()) {
      return ask(family.nextNumber(now), 0, at);
    }
    return Patience.isOver(task.get().askedAt(), config.get().askAgainAfter(), at)
        ? ask(task.get().number(), task.get().turn() + 1, at)
        : Reaction.none();
  }

  /** How many seats must be free now. */
  Foresight foresight(Instant at) {
    return Foresight.of(rate.lately(), openings.lately(), config.get().lead(), at);
  }

  /** Whether somebody was asked to open a room, and none has appeared. */
  boolean isExpected() {
    return store.get(TASK, Task.class).isPresent();
  }

  /** When the next opener is asked, if none has opened a room by then. */
  Optional<Instant> nextAsking(Instant now) {
    return store
        .get(TASK, Task.class)
        .map(task -> task.askedAt().plus(config.get().askAgainAfter()))
        .filter(again -> again.isAfter(now));
  }

  /** A room has appeared: what is still owed about it is no longer wanted. */
  Reaction arrived() {
    return store.remove(TASK) ? Reaction.none().withdraw(REF) : Reaction.none();
  }

  /** The person asked has pressed a button. */
  Reaction answered(String choice, Instant at) {
    Optional<Task> task = store.get(TASK, Task.class);
    if (task.isEmpty()) {
      return Reaction.none();
    }
    if (choice.equals("cannot") && openers().size() > 1) {
      return ask(task.get().number(), task.get().turn() + 1, at);
    }
    store.put(TASK, new Task(task.get().number(), task.get().turn(), at));
    return Reaction.none();
  }

  private Reaction ask(int number, int turn, Instant at) {
    List<MemberId> openers = openers();
    if (openers.isEmpty()) {
      return Reaction.none().finding("nobody-to-open-a-room", config.get().nameOf(number));
    }
    openings.asked(at);
    store.put(TASK, new Task(number, turn, at));
    String name = config.get().nameOf(number);
    return Reaction.of(
            AskOwner.to(
                openers.get(turn % openers.size()),
                Phrase.of("open.title", name),
                List.of(
                    Phrase.of("open.create"),
                    Phrase.of("open.people"),
                    Phrase.of("open.name", name),
                    Phrase.of("open.then")),
                List.of(
                    new Choice("opened", Phrase.of("open.opened")),
                    new Choice("cannot", Phrase.of("open.cannot")))))
        .ref(REF)
        .because("next-room-needed", name);
  }

  private List<MemberId> openers() {
    Community community = rooms.community();
    return community.openers().isEmpty() ? community.founders() : community.openers();
  }

  /**
   * Somebody was asked to open a room.
   *
   * @param number which room
   * @param turn how many were asked before
   * @param askedAt when they were asked, or last answered
   */
  record Task(int number, int turn, Instant askedAt) {}
}
