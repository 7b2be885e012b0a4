package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import org.roomkeeper.api.FormSent;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.Reaction;

/** Takes an appeal that was made on the page. */
final class AppealFormHandler implements Handler<FormSent> {
  private final Appeals appeals;

  @Inject
  AppealFormHandler(Appeals appeals) {
    this.appeals = appeals;
  }

  @Override
  public Reaction on(FormSent event) {
    return event.page().equals(Appeals.PAGE) && event.subject().isPresent()
        ? appeals.made(
            event.subject().get(), event.fields().getOrDefault(AppealPage.WHY, ""), event.at())
        : Reaction.none();
  }
}
