package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.util.Optional;
import org.roomkeeper.api.FormSent;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Members;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.overflow.Ticket.Stage;

/** Takes what people say to the waiting list. */
final class ListForms {
  /** The field that says what is meant: one of the following. */
  static final String WHAT = "what";

  /** They want to be on the list, or a number. */
  static final String PUT = "put";

  /** They no longer want to. */
  static final String LEAVE = "leave";

  /** A seat was kept for them, and they did not get in. */
  static final String NOT_IN = "not-in";

  private final WaitingList list;
  private final Family family;
  private final Members members;
  private final Caretaker caretaker;

  @Inject
  ListForms(WaitingList list, Family family, Members members, Caretaker caretaker) {
    this.list = list;
    this.family = family;
    this.members = members;
    this.caretaker = caretaker;
  }

  /** A form of one of the pages that newcomers see. */
  Reaction sent(FormSent event) {
    Optional<Ticket> ticket =
        event.subject().isPresent()
            ? event.subject().flatMap(PlacePage::number).flatMap(list::numbered)
            : list.find(event.visitor(), event.member());
    return switch (event.fields().getOrDefault(WHAT, "")) {
      case PUT -> put(event, ticket);
      case LEAVE -> ticket.map(mine -> left(mine, event)).orElseGet(Reaction::none);
      case NOT_IN ->
          ticket
              .filter(mine -> mine.is(Stage.PROMISED))
              .map(mine -> notIn(mine, event))
              .orElseGet(Reaction::none);
      default -> Reaction.none();
    };
  }

  private Reaction put(FormSent event, Optional<Ticket> ticket) {
    boolean byLink = event.subject().isPresent();
    if (event.member().filter(this::isInside).isPresent() || (byLink && ticket.isEmpty())) {
      return Reaction.none();
    }
    String visitor = ticket.filter(_ -> byLink).map(Ticket::visitor).orElse(event.visitor());
    return list.add(visitor, event.member(), event.at())
        ? Reaction.none().finding("listed", "").and(caretaker.look(event))
        : Reaction.none();
  }

  private Reaction left(Ticket ticket, FormSent event) {
    list.remove(ticket);
    return Reaction.none()
        .finding("left-the-list", Long.toString(ticket.number()))
        .and(caretaker.look(event));
  }

  private Reaction notIn(Ticket ticket, FormSent event) {
    list.didNotGetIn(ticket);
    return Reaction.none()
        .finding("did-not-get-in", Long.toString(ticket.number()))
        .and(caretaker.look(event));
  }

  private boolean isInside(MemberId member) {
    return family.all().stream().anyMatch(room -> members.isIn(room.id(), member));
  }
}
