package org.roomkeeper.welcome;

import jakarta.inject.Inject;
import org.roomkeeper.api.CardAnswered;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.Reaction;

/** Hands the button that was pressed to the part whose card it is. */
final class Answered implements Handler<CardAnswered> {
  private final RoomTextTask roomTexts;
  private final Vetting vetting;
  private final LaterNotes later;

  @Inject
  Answered(RoomTextTask roomTexts, Vetting vetting, LaterNotes later) {
    this.later = later;
    this.roomTexts = roomTexts;
    this.vetting = vetting;
  }

  @Override
  public Reaction on(CardAnswered event) {
    String ref = event.ref();
    if (ref.startsWith(VettingCards.CARD)) {
      return vetting.decided(
          ref.substring(VettingCards.CARD.length()), event.choice(), "", event.by(), event.at());
    } else if (ref.startsWith(VettingCards.STRANGER)) {
      return vetting.aboutStranger(ref, event.choice(), event.by(), event.at());
    } else if (ref.startsWith(Vouchers.REF)) {
      return vetting.vouched(
          ref.substring(Vouchers.REF.length()),
          event.by(),
          event.choice().equals("yes"),
          event.at());
    }
    return ref.startsWith(LaterNotes.QUESTION) ? later.answered(event) : roomTexts.on(event);
  }
}
