package org.roomkeeper.runtime.line;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.roomkeeper.runtime.ledger.Ledger;
import org.roomkeeper.runtime.time.Clockwork;

/**
 * Writes down that time passes: a {@code Tick} into each community each minute, and one for all
 * that passed meanwhile.
 */
@Singleton
public final class Ticker extends Beat {
  private final Ledger ledger;

  @Inject
  Ticker(Ledger ledger, Clockwork clock) {
    super(clock);
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "ticker";
  }

  @Override
  void each(Instant minute) {
    ledger.tick(ledger.communities(), minute).join();
  }
}
