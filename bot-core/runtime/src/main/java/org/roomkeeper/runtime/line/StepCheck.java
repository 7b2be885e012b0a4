package org.roomkeeper.runtime.line;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.ReadPage;
import org.roomkeeper.api.Step;
import org.roomkeeper.runtime.ledger.Asked;
import org.roomkeeper.runtime.plugins.Grants;
import org.roomkeeper.runtime.plugins.PluginTerms;

/**
 * Looks at what a plugin asks for before it is owed: what it did not declare is refused; what
 * answers old events, from before its installation or from a long pause, is dropped.
 */
final class StepCheck {
  private final Grants grants;
  private final PluginTerms terms;
  private final EventId installed;

  StepCheck(Grants grants, PluginTerms terms, EventId installed) {
    this.grants = grants;
    this.terms = terms;
    this.installed = installed;
  }

  /**
   * The steps that are to be written down.
   *
   * @throws PluginFailed if the plugin does not say why
   */
  List<Asked> asked(BotEvent event, Reaction reaction, Instant now) throws PluginFailed {
    if (!reaction.steps().isEmpty() && reaction.because().isEmpty()) {
      throw new PluginFailed("it says what is to be done, and not why");
    }
    var asked = new ArrayList<Asked>();
    for (var step : reaction.steps()) {
      if (step.action() instanceof NoteFact || !isOld(event, now)) {
        asked.add(
            refusal(step)
                .map(why -> Asked.settled(step, new Outcome.Refused(why)))
                .orElseGet(() -> Asked.of(step)));
      }
    }
    return asked;
  }

  /** Whether this event is so old that it leads to notes and facts only. */
  boolean isOld(BotEvent event, Instant now) {
    return event.id().value() <= installed.value()
        || terms.stale().filter(age -> event.at().plus(age).isBefore(now)).isPresent();
  }

  private Optional<Phrase> refusal(Step step) {
    var kind = step.action().getClass();
    if (!grants.acts().contains(kind)) {
      return Optional.of(
          Phrase.of("outcome.act-undeclared", grants.plugin(), kind.getSimpleName()));
    }
    if (step.action() instanceof NoteFact fact && !grants.writes().contains(fact.key())) {
      return Optional.of(Phrase.of("outcome.fact-undeclared", grants.plugin(), fact.key()));
    }
    if (step.action() instanceof ReadPage read && !mayRead(read.address().getHost())) {
      return Optional.of(Phrase.of("outcome.site-undeclared", grants.plugin()));
    }
    return Optional.empty();
  }

  private boolean mayRead(String host) {
    return grants.reads().stream()
        .anyMatch(site -> site.equals("*") || host.equals(site) || host.endsWith("." + site));
  }
}
