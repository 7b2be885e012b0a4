package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Tick;

/** Lets strikes fade, looking every ten minutes. */
final class FadingHandler implements Handler<Tick> {
  private static final long EVERY = 600;

  private final StrikeBook strikes;

  @Inject
  FadingHandler(StrikeBook strikes) {
    this.strikes = strikes;
  }

  @Override
  public Reaction on(Tick event) {
    if (event.at().getEpochSecond() / EVERY == event.since().getEpochSecond() / EVERY) {
      return Reaction.none();
    }
    Reaction faded = strikes.fade(event.at());
    return faded.steps().isEmpty() ? faded : faded.because("because.faded");
  }
}
