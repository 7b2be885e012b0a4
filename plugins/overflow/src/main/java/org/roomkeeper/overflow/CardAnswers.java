package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import org.roomkeeper.api.CardAnswered;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.Reaction;

/** Hands a pressed button to the part that sent the card. */
final class CardAnswers implements Handler<CardAnswered> {
  private final NextRoom next;
  private final NewRooms newRooms;
  private final DriftAnswers drift;
  private final Moves moves;
  private final Caretaker caretaker;

  @Inject
  CardAnswers(
      NextRoom next, NewRooms newRooms, DriftAnswers drift, Moves moves, Caretaker caretaker) {
    this.next = next;
    this.newRooms = newRooms;
    this.drift = drift;
    this.moves = moves;
    this.caretaker = caretaker;
  }

  @Override
  public Reaction on(CardAnswered event) {
    if (event.ref().equals(NextRoom.REF)) {
      return next.answered(event.choice(), event.at());
    }
    if (event.ref().startsWith(NewRooms.REF)) {
      return newRooms
          .answered(event.ref(), event.choice(), event.at())
          .map(room -> caretaker.admit(room, "owner-made-ready", event))
          .orElseGet(() -> caretaker.look(event));
    }
    if (event.ref().startsWith(Moves.REF)) {
      return moves.answered(event);
    }
    return event.ref().startsWith(DriftCards.REF) ? drift.answered(event) : Reaction.none();
  }
}
