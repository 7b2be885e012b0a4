package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import java.time.Instant;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Tick;

/**
 * Lets strikes fade when it is time. The rest has time for the ticks that come anyway: letting go
 * what was kept about strikes and what waited in vain, at most every ten minutes, keeping the
 * platform's own blocking in step, and saying so where the model cannot be read.
 */
final class FadingHandler implements Handler<Tick> {
  private static final long EVERY = 600;

  private final StrikeBook strikes;
  private final Flags flags;
  private final Lessons lessons;
  private final RuleBook rules;
  private final LinkedPages pages;
  private final Blocking blocking;
  private final ModelAlarm model;

  @Inject
  FadingHandler(
      StrikeBook strikes,
      Flags flags,
      Lessons lessons,
      RuleBook rules,
      LinkedPages pages,
      Blocking blocking,
      ModelAlarm model) {
    this.strikes = strikes;
    this.flags = flags;
    this.lessons = lessons;
    this.rules = rules;
    this.pages = pages;
    this.blocking = blocking;
    this.model = model;
  }

  @Override
  public Reaction on(Tick event) {
    if (event.at().getEpochSecond() / EVERY != event.since().getEpochSecond() / EVERY) {
      flags.fade(event.at());
      lessons.fade(event.at());
      rules.fade(event.at());
      pages.forgetOld(event.at());
    }
    Reaction faded = strikes.fade(event.at());
    return blocking
        .inStep(event.at())
        .and(faded.steps().isEmpty() ? faded : faded.because("because.faded"))
        .and(model.look())
        .wakeAt(strikes.nextFading().orElse(Instant.MAX));
  }
}
