package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import org.roomkeeper.api.FormSent;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.Reaction;

/** Takes what was sent from a page: an appeal, or what a moderator says to a rule in shadow. */
final class FormHandler implements Handler<FormSent> {
  private final Appeals appeals;
  private final RuleBook rules;

  @Inject
  FormHandler(Appeals appeals, RuleBook rules) {
    this.appeals = appeals;
    this.rules = rules;
  }

  @Override
  public Reaction on(FormSent event) {
    if (event.page().equals(Appeals.PAGE) && event.subject().isPresent()) {
      return appeals.madeByLink(
          event.subject().get(), event.fields().getOrDefault(AppealPage.WHY, ""), event.at());
    }
    return event.page().equals(RulesPage.PAGE) ? reviewed(event) : Reaction.none();
  }

  private Reaction reviewed(FormSent event) {
    String hit = event.fields().getOrDefault(RulesPage.HIT, "");
    boolean allowed = event.fields().getOrDefault(RulesPage.ANSWER, "").equals(RulesPage.WRONG);
    boolean known =
        hit.matches("[0-9]{1,18}") && rules.decided(Long.parseLong(hit), allowed, event.at());
    return known
        ? Reaction.none().finding(allowed ? "shadow-wrong" : "shadow-right", "event " + hit)
        : Reaction.none();
  }
}
