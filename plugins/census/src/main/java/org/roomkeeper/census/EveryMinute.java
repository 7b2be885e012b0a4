package org.roomkeeper.census;

import jakarta.inject.Inject;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Tick;

/** Takes the numbers anew once a day, and when they may be off. */
final class EveryMinute implements Handler<Tick> {
  private final Stocktaking stocktaking;

  @Inject
  EveryMinute(Stocktaking stocktaking) {
    this.stocktaking = stocktaking;
  }

  @Override
  public Reaction on(Tick event) {
    return Reaction.none().wakeAt(stocktaking.everyMinute(event.at()));
  }
}
