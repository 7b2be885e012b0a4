package org.roomkeeper.welcome;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Store;
import org.roomkeeper.api.Tick;

/** Greets those who have waited long enough, room by room. */
final class GatheredWelcomes {
  private final GatheredWelcome gathered;
  private final Rooms rooms;
  private final Store store;

  @Inject
  GatheredWelcomes(GatheredWelcome gathered, Rooms rooms, Store store) {
    this.gathered = gathered;
    this.rooms = rooms;
    this.store = store;
  }

  Reaction greet(Tick event) {
    Map<String, GatheredWelcome.Waiting> waiting =
        store.under(GatheredWelcome.WAITING, GatheredWelcome.Waiting.class);
    Reaction reaction = Reaction.none().wakeAt(Instant.MAX);
    for (var entry : waiting.entrySet()) {
      var room = new RoomId(entry.getKey().substring(GatheredWelcome.WAITING.length()));
      Optional<RoomView> open = rooms.find(room).filter(RoomView::open);
      if (open.isEmpty()) {
        store.remove(entry.getKey());
      } else {
        reaction =
            reaction
                .and(gathered.greetIfTime(open.get(), entry.getValue(), event.at()))
                .and(Reaction.none().wakeAt(gathered.nextTry(entry.getValue(), event.at())));
      }
    }
    return reaction;
  }
}
