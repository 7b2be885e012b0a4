package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.util.Optional;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.CardAnswered;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.FormSent;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.overflow.Found.Kind;

/** Does what moderators say about what was found, on a card or on the page. */
final class DriftAnswers {
  private final Drift drift;
  private final NewRooms newRooms;
  private final Caretaker caretaker;
  private final Rooms rooms;

  @Inject
  DriftAnswers(Drift drift, NewRooms newRooms, Caretaker caretaker, Rooms rooms) {
    this.drift = drift;
    this.newRooms = newRooms;
    this.caretaker = caretaker;
    this.rooms = rooms;
  }

  /** A button of a card. A card that told of much at once only says that there is a page. */
  Reaction answered(CardAnswered event) {
    Reaction reaction = Reaction.none();
    for (Found found : drift.toldBy(event.ref())) {
      boolean needsMore = found.kind() == Kind.UNKNOWN && event.choice().equals(DriftCards.SEEN);
      reaction = needsMore ? reaction : reaction.and(done(found, event.choice(), event));
    }
    return reaction;
  }

  /** A form of the page. */
  Reaction sent(FormSent event) {
    Reaction reaction = Reaction.none();
    for (var field : event.fields().entrySet()) {
      reaction = reaction.and(sent(field.getKey(), field.getValue(), event));
    }
    return reaction;
  }

  private Reaction sent(String what, String about, FormSent event) {
    return what.equals(RoomsPage.SET_ASIDE)
        ? takeIn(new RoomId(about), event)
        : drift.find(about).map(found -> done(found, what, event)).orElseGet(Reaction::none);
  }

  private Reaction done(Found found, String what, BotEvent event) {
    if (!DriftCards.choices(found).contains(what)) {
      return Reaction.none();
    }
    drift.settled(found);
    return switch (what) {
      case DriftCards.TAKE_IN -> takeIn(found.room(), event);
      case DriftCards.OTHER -> {
        newRooms.setAside(found.room(), event.at());
        yield Reaction.none().finding("room-set-aside", found.room().value());
      }
      default -> Reaction.none().finding("drift-seen", found.key());
    };
  }

  /** A group that is still there and of no family joins this one. */
  private Reaction takeIn(RoomId id, BotEvent event) {
    Optional<RoomView> room =
        rooms
            .find(id)
            .filter(RoomView::open)
            .filter(found -> found.kind() == RoomKind.CUSTOMER_GROUP)
            .filter(found -> found.fact(Facts.FAMILY).isEmpty());
    return room.map(found -> caretaker.admit(found, "moderator-took-in", event))
        .orElseGet(Reaction::none);
  }
}
