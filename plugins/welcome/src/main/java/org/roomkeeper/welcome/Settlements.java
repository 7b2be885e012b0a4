package org.roomkeeper.welcome;

import jakarta.inject.Inject;
import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Reaction;

/** Hands what became of an action to the part that asked for it. */
final class Settlements implements Handler<ActionSettled> {
  private final ContactGreeter contacts;
  private final RoomTextTask roomTexts;
  private final MailCodes mailCodes;
  private final FormDoors doors;

  @Inject
  Settlements(
      ContactGreeter contacts, RoomTextTask roomTexts, MailCodes mailCodes, FormDoors doors) {
    this.contacts = contacts;
    this.roomTexts = roomTexts;
    this.mailCodes = mailCodes;
    this.doors = doors;
  }

  @Override
  public Reaction on(ActionSettled event) {
    if (event.ref().startsWith(ContactGreeter.REF)) {
      return contacts.settled(event.ref(), event.outcome());
    }
    if (event.ref().startsWith(RoomTextOffer.REF)) {
      return roomTexts.offered(event.ref(), event.outcome());
    }
    if (event.ref().startsWith(MailCodes.REF)) {
      return mailCodes.settled(event.ref(), event.outcome() instanceof Outcome.Done);
    }
    if (event.ref().startsWith(FormDoors.REF)) {
      return doors.settled(event);
    }
    return Reaction.none();
  }
}
