package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Store;

/**
 * The last stage: the named number of rooms is full, and newcomers are led to the corporate room.
 * It stays so when somebody leaves a room; it ends when the founder names more rooms.
 */
final class CorporateStage {
  private static final String SINCE = "corporate-since";
  private static final String ARRIVALS = "corporate-arrivals";

  private final Family family;
  private final Rooms rooms;
  private final Store store;

  @Inject
  CorporateStage(Family family, Rooms rooms, Store store) {
    this.family = family;
    this.rooms = rooms;
    this.store = store;
  }

  /** Begins or ends the stage where it is time. */
  Reaction look(List<RoomView> now, Instant at) {
    if (!family.isComplete(now) || rooms.community().corporateRoom().isEmpty()) {
      return store.remove(SINCE)
          ? Reaction.none().finding("corporate-stage-ended", at.toString())
          : Reaction.none();
    }
    return family.seats(now) == 0 && store.putIfAbsent(SINCE, at)
        ? Reaction.none().finding("corporate-stage-began", at.toString())
        : Reaction.none();
  }

  /** Somebody has joined the corp. */
  void arrived() {
    store.put(ARRIVALS, arrivals() + 1);
  }

  /** Whether newcomers are led to the corporate room. */
  boolean isOn() {
    return store.get(SINCE, Instant.class).isPresent();
  }

  /** Whether newcomers are led to the corporate room, and it has space as far as one can count. */
  boolean leadsThere() {
    return isOn()
        && rooms.community().corporateRoom().filter(r -> arrivals() < r.capacity()).isPresent();
  }

  /** How many have joined the corp since the bot counts. */
  int arrivals() {
    return store.get(ARRIVALS, Integer.class).orElse(0);
  }
}
