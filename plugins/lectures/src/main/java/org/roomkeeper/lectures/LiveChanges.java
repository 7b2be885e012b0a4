package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.util.Optional;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.LiveChanged;
import org.roomkeeper.api.Reaction;

/** A lecture's live stream has ended, or somebody called it off at WeCom. */
final class LiveChanges implements Handler<LiveChanged> {
  private final Airings airings;
  private final Streams streams;
  private final StreamOutcomes outcomes;

  @Inject
  LiveChanges(Airings airings, Streams streams, StreamOutcomes outcomes) {
    this.airings = airings;
    this.streams = streams;
    this.outcomes = outcomes;
  }

  @Override
  public Reaction on(LiveChanged event) {
    Optional<Airings.Of> found =
        airings.byLive(event.live()).filter(which -> which.airing().state() == Airing.State.BOOKED);
    if (found.isEmpty()) {
      return Reaction.none();
    }
    return switch (event.status()) {
      case ENDED -> streams.count(found.get(), event.at());
      case EXPIRED, CANCELLED -> outcomes.willNotBe(found.get(), event.at());
      case BOOKED, LIVE -> Reaction.none();
    };
  }
}
