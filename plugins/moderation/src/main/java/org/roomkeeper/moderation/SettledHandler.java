package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import java.util.List;
import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Reaction;

/** Learns whether a note or warning reached anybody: one that did not is no strike. */
final class SettledHandler implements Handler<ActionSettled> {
  private final StrikeBook strikes;
  private final Steps steps;
  private final Warnings warnings;

  @Inject
  SettledHandler(StrikeBook strikes, Steps steps, Warnings warnings) {
    this.strikes = strikes;
    this.steps = steps;
    this.warnings = warnings;
  }

  @Override
  public Reaction on(ActionSettled event) {
    if (event.ref().startsWith("warning-")) {
      // Replaced by a longer one of the same ref: that one is still to come.
      if (event.outcome() instanceof Outcome.Withdrawn) {
        return Reaction.none();
      }
      return settle(event, warnings.settle(event.ref()));
    }
    if (event.ref().startsWith("note-")) {
      return settle(event, steps.settle(event.ref()).stream().toList());
    }
    return Reaction.none();
  }

  private Reaction settle(ActionSettled event, List<MemberId> members) {
    boolean reached =
        switch (event.outcome()) {
          case Outcome.Done _, Outcome.AskedPerson _, Outcome.Unknown _ -> true;
          case Outcome.Refused _, Outcome.Late _, Outcome.Withdrawn _, Outcome.TryLater _ -> false;
        };
    Reaction reaction = Reaction.none();
    for (MemberId member : members) {
      Strikes counting = strikes.of(member, event.at());
      Strikes settled =
          reached
              ? counting.changing(one -> one.step().equals(event.ref()), Strike::reached)
              : new Strikes(
                  counting.list().stream().filter(one -> !one.step().equals(event.ref())).toList());
      reaction = reaction.and(strikes.write(member, settled, event.at()));
    }
    return reaction.steps().isEmpty() ? reaction : reaction.because("because.not-delivered");
  }
}
