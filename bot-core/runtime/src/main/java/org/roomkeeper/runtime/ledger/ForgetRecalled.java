package org.roomkeeper.runtime.ledger;

import java.util.ArrayList;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.runtime.ledger.KeepTable.NewBody;
import org.roomkeeper.runtime.ledger.KeepTable.Recalled;
import org.roomkeeper.runtime.ledger.Keeping.Forgotten;

/**
 * Forgets what people took back: once every lane has passed the message, and no case about it is
 * open.
 */
final class ForgetRecalled {
  private final KeepSteps steps;
  private final ForgetEvents events;
  private final ForgetActions forgetActions;
  private final Tables tables;
  private final Tail tail;
  private String upTo = "";

  /**
   * Forgetting what was taken back.
   *
   * @param tables the tables on the writer's connection
   */
  ForgetRecalled(
      KeepSteps steps, ForgetEvents events, ForgetActions forgetActions, Tables tables, Tail tail) {
    this.steps = steps;
    this.events = events;
    this.forgetActions = forgetActions;
    this.tables = tables;
    this.tail = tail;
  }

  Forgotten step() {
    var page = steps.read(table -> table.recalled(upTo, events.blankUpTo(), KeepSteps.CHANGED));
    boolean more = page.size() == KeepSteps.CHANGED;
    upTo = more ? page.getLast().message() : "";
    var bodies = new ArrayList<NewBody>();
    var blank = new ArrayList<BotEvent>();
    for (Recalled message : page) {
      var event =
          ForgetEvents.blank(
              message.id(), message.community(), message.kind(), message.at(), message.body());
      String body = LedgerJson.write(event);
      if (!body.equals(message.body())) {
        bodies.add(new NewBody(message.id(), body));
        blank.add(Kinds.at(event, message.id()));
      }
    }
    if (!page.isEmpty()) {
      steps.write(
          () -> {
            if (!bodies.isEmpty()) {
              steps.table().rewrite(bodies);
            }
            page.forEach(this::blankWhatFollowed);
            return true;
          });
      blank.forEach(tail::replace);
    }
    return KeepSteps.forgotten(bodies.size(), more);
  }

  private void blankWhatFollowed(Recalled message) {
    steps.table().blankFindings(message.id());
    forgetActions.blankSettled(tables.actions().ofEvent(message.id()));
  }
}
