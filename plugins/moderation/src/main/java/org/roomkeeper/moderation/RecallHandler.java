package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import java.util.Optional;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.MessageRecalled;
import org.roomkeeper.api.Reaction;

/**
 * Forgives what was taken back: before anybody acted, what is owed is withdrawn, the case closes,
 * and there is no strike; afterwards the strike counts half.
 */
final class RecallHandler implements Handler<MessageRecalled> {
  private final StrikeBook strikes;
  private final Cases cases;
  private final Warnings warnings;
  private final Steps steps;
  private final Flags flags;
  private final Notices notices;
  private final RuleBook rules;
  private final LinkedPages pages;

  @Inject
  RecallHandler(
      StrikeBook strikes,
      Cases cases,
      Warnings warnings,
      Steps steps,
      Flags flags,
      Notices notices,
      RuleBook rules,
      LinkedPages pages) {
    this.strikes = strikes;
    this.cases = cases;
    this.warnings = warnings;
    this.steps = steps;
    this.flags = flags;
    this.notices = notices;
    this.rules = rules;
    this.pages = pages;
  }

  @Override
  public Reaction on(MessageRecalled event) {
    rules.recalled(event.member(), event.message());
    Reaction reaction = forgive(event).and(closeCase(event)).and(pages.forget(event));
    return reaction.steps().isEmpty() && reaction.withdrawals().isEmpty()
        ? reaction
        : reaction.because("because.recalled");
  }

  private Reaction forgive(MessageRecalled event) {
    Strikes counting = strikes.of(event.member(), event.at());
    Optional<Strike> strike = counting.by(event.message());
    if (strike.isEmpty()) {
      return Reaction.none();
    }
    strike.get().flagged().ifPresent(id -> flags.recalled(id, event.message()));
    if (strike.get().told()) {
      Strikes halved =
          counting.changing(
              one -> one.message().equals(event.message()) && one.weight() == 1, Strike::half);
      return strikes.write(event.member(), halved, event.at());
    }
    Reaction forgiven =
        strikes.write(event.member(), counting.without(event.message()), event.at());
    if (strike.get().step().startsWith("warning-")) {
      return warnings
          .spare(event.room(), event.member(), event.at())
          .and(forgiven)
          .and(strike.get().flagged().map(notices::spare).orElse(Reaction.none()));
    }
    steps.settle(strike.get().step());
    return forgiven.withdraw(strike.get().step());
  }

  private Reaction closeCase(MessageRecalled event) {
    String ref = Cases.ref(event.member(), event.room());
    Optional<Cases.Case> open =
        cases.find(ref).filter(one -> one.messages().contains(event.message()));
    if (open.isEmpty()) {
      return Reaction.none();
    }
    Cases.Case rest = open.get().without(event.message());
    flags.recalled(rest.flagged(), event.message());
    if (rest.messages().isEmpty()) {
      cases.close(ref);
      return Reaction.none().withdraw(ref);
    }
    cases.keep(rest);
    return Reaction.none();
  }
}
