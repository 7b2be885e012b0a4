package org.roomkeeper.runtime.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Step;
import org.roomkeeper.runtime.ledger.ActionTable.ActionRow;
import org.roomkeeper.runtime.ledger.ActionTable.NewAction;

/** Writes down what is owed. The writer's thread only. */
final class Owing {
  private final Tables tables;
  private boolean changed;

  Owing(Tables tables) {
    this.tables = tables;
  }

  /** Owes a step of a plugin's. */
  ActionRow owe(
      Lane lane, EventId event, Step step, Optional<Phrase> because, Instant since, Instant due) {
    return owe(
        new NewAction(
            lane.plugin(),
            lane.community(),
            event,
            step.ref(),
            step.action().getClass().getSimpleName(),
            Concerns.of(step.action()).room(),
            Concerns.of(step.action()).member(),
            Target.of(lane.community(), step.action()).map(Target::name),
            step.action(),
            because,
            since,
            due,
            step.bestBefore(),
            step.repeatable()));
  }

  /** Owes an action of the core's own, due at once. */
  ActionRow owe(CommunityId community, EventId event, Action action, Phrase because, Instant now) {
    var step = new Step(action, Optional.empty(), Duration.ZERO, Optional.empty(), false);
    return owe(new Lane(Lane.CORE, community), event, step, Optional.of(because), now, now);
  }

  /** Something owed is due at another time. */
  void touch() {
    changed = true;
  }

  /** Whether anything is owed, or due at another time, since the last asking. */
  boolean changed() {
    boolean was = changed;
    changed = false;
    return was;
  }

  private ActionRow owe(NewAction action) {
    changed = true;
    return new ActionRow(
        tables.actions().owe(action),
        action.plugin(),
        action.community(),
        action.event(),
        action.ref(),
        action.kind(),
        action.body(),
        action.because(),
        action.owedSince(),
        action.due(),
        action.bestBefore(),
        action.repeatable(),
        ActionState.OWED,
        0,
        Optional.empty(),
        Optional.empty());
  }
}
