package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import org.roomkeeper.api.FormSent;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.Reaction;

/** Hands a form to the part whose page it stands on. */
final class FormsSent implements Handler<FormSent> {
  private final ListForms list;
  private final DriftAnswers drift;

  @Inject
  FormsSent(ListForms list, DriftAnswers drift) {
    this.list = list;
    this.drift = drift;
  }

  @Override
  public Reaction on(FormSent event) {
    return event.page().equals(RoomsPage.PAGE) ? drift.sent(event) : list.sent(event);
  }
}
