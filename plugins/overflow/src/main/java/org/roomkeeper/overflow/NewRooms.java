package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Store;

/**
 * Customer groups that are not in the family yet. They join it when their owner has made them
 * ready: by answering the card of the plugin {@code welcome} (the fact {@code welcome-set}), so
 * that the owner of a new room gets one card; or, if that does not come, by answering ours.
 */
final class NewRooms {
  static final String REF = "ready-";
  private static final String WAITING = "new/";
  private static final String ASIDE = "aside/";

  private final Config<OverflowConfig> config;
  private final NextRoom next;
  private final Rooms rooms;
  private final Store store;

  @Inject
  NewRooms(Config<OverflowConfig> config, NextRoom next, Rooms rooms, Store store) {
    this.config = config;
    this.next = next;
    this.rooms = rooms;
    this.store = store;
  }

  /** Whether a room that has appeared is ours: one was expected, or its owner or name says so. */
  boolean isOurs(RoomView room) {
    if (room.kind() != RoomKind.CUSTOMER_GROUP || room.fact(Facts.FAMILY).isPresent()) {
      return false;
    }
    return next.isExpected()
        || room.owner().filter(rooms.community().openers()::contains).isPresent()
        || room.name().startsWith(config.get().roomName().strip());
  }

  /** Named, and its owner has answered about the welcome text, with or without one. */
  boolean isMadeReady(RoomView room) {
    return !room.name().isBlank() && room.fact(Facts.WELCOME_SET).isPresent();
  }

  /** A room waits for its owner from now on. */
  void putWaiting(RoomView room, Instant at) {
    store.put(WAITING + room.id(), new NewRoom(at, false));
  }

  /** Whether a room waits for its owner. */
  boolean isWaiting(RoomId room) {
    return store.get(WAITING + room, NewRoom.class).isPresent();
  }

  /** Since when a room waits for its owner. */
  Optional<Instant> waitingSince(RoomId room) {
    return store.get(WAITING + room, NewRoom.class).map(NewRoom::since);
  }

  /** A room no longer waits: it has joined the family, or is gone. */
  void forget(RoomId room) {
    store.remove(WAITING + room);
    store.remove(ASIDE + room);
  }

  /** Somebody has said that a room serves another purpose. */
  void setAside(RoomId room, Instant at) {
    store.put(ASIDE + room, at);
  }

  boolean isSetAside(RoomId room) {
    return store.get(ASIDE + room, Instant.class).isPresent();
  }

  /**
   * Whether any room waits for its owner, who may still answer: one that was asked about, by the
   * plugin {@code welcome} and by us, and has not stirred for as long as an opener gets twice, no
   * longer stands in the way of the next.
   */
  boolean anyWaits(Instant at) {
    return waiting().values().stream()
        .anyMatch(room -> !Patience.isOver(room.since(), patience(), at));
  }

  private Duration patience() {
    OverflowConfig settings = config.get();
    return settings.askReadyAfter().plus(settings.askAgainAfter().multipliedBy(2));
  }

  /** Asks the owners of rooms that have waited too long. */
  Reaction askIfTime(Instant at, EventId event) {
    Reaction reaction = Reaction.none();
    for (var entry : waiting().entrySet()) {
      Optional<RoomView> room = rooms.find(idIn(entry.getKey())).filter(RoomView::open);
      boolean longEnough =
          Patience.isOver(entry.getValue().since(), config.get().askReadyAfter(), at);
      if (room.isEmpty()) {
        store.remove(entry.getKey());
      } else if (longEnough && !entry.getValue().asked()) {
        reaction = reaction.and(ask(room.get(), entry.getValue(), event));
      }
    }
    return reaction;
  }

  /** When an owner is asked, if they have not answered by then, or no longer waited for. */
  Optional<Instant> nextAsking(Instant now) {
    return waiting().values().stream()
        .filter(room -> !Patience.isOver(room.since(), patience(), now))
        .map(room -> room.since().plus(room.asked() ? patience() : config.get().askReadyAfter()))
        .map(due -> due.isAfter(now) ? due : now.plusSeconds(60))
        .min(Instant::compareTo);
  }

  /** The owner has answered our own card; the room that joins the family thereby. */
  Optional<RoomView> answered(String ref, String choice, Instant at) {
    Optional<RoomView> room = store.get(ref, RoomId.class).flatMap(rooms::find);
    store.remove(ref);
    room.ifPresent(known -> forget(known.id()));
    room.filter(_ -> choice.equals("other")).ifPresent(known -> setAside(known.id(), at));
    return room.filter(known -> choice.equals("ready"))
        .filter(known -> known.fact(Facts.FAMILY).isEmpty());
  }

  private Reaction ask(RoomView room, NewRoom waiting, EventId event) {
    if (room.owner().isEmpty()) {
      return Reaction.none();
    }
    store.put(WAITING + room.id(), new NewRoom(waiting.since(), true));
    String ref = REF + event + "-" + Integer.toHexString(room.id().hashCode());
    store.put(ref, room.id());
    return Reaction.of(
            AskOwner.to(
                    room.owner().get(),
                    Phrase.of("ready.title", room.name().isBlank() ? "…" : room.name()),
                    List.of(
                        Phrase.of("ready.name"),
                        Phrase.of("ready.welcome"),
                        Phrase.of("ready.press")),
                    List.of(
                        new Choice("ready", Phrase.of("ready.ready")),
                        new Choice("other", Phrase.of("ready.other"))))
                .about(room.id()))
        .ref(ref)
        .because("room-waits-for-owner");
  }

  private Map<String, NewRoom> waiting() {
    return store.under(WAITING, NewRoom.class);
  }

  private static RoomId idIn(String key) {
    return new RoomId(key.substring(WAITING.length()));
  }

  /**
   * A room that waits for its owner.
   *
   * @param since when it appeared
   * @param asked whether we have asked by a card of our own
   */
  record NewRoom(Instant since, boolean asked) {}
}
