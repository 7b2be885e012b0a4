package org.roomkeeper.welcome;

import jakarta.inject.Inject;
import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.Reaction;

/** Hands what became of an action to the part that asked for it. */
final class Settlements implements Handler<ActionSettled> {
  private final ContactGreeter contacts;
  private final RoomTextTask roomTexts;

  @Inject
  Settlements(ContactGreeter contacts, RoomTextTask roomTexts) {
    this.contacts = contacts;
    this.roomTexts = roomTexts;
  }

  @Override
  public Reaction on(ActionSettled event) {
    if (event.ref().startsWith(ContactGreeter.REF)) {
      return contacts.settled(event.ref(), event.outcome());
    }
    if (event.ref().startsWith(RoomTextOffer.REF)) {
      return roomTexts.offered(event.ref(), event.outcome());
    }
    return Reaction.none();
  }
}
