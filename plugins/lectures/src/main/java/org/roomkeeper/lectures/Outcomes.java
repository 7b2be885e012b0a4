package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Reaction;

/**
 * Notes how far what rooms were told is: said, waiting for an owner's tap, or not to be said. What
 * was asked for a live stream is for {@link StreamOutcomes}.
 */
final class Outcomes implements Handler<ActionSettled> {
  private final Told told;
  private final StreamOutcomes streams;

  @Inject
  Outcomes(Told told, StreamOutcomes streams) {
    this.told = told;
    this.streams = streams;
  }

  @Override
  public Reaction on(ActionSettled event) {
    return told.sent(event.ref()).map(sent -> on(event, sent)).orElseGet(() -> streams.on(event));
  }

  private Reaction on(ActionSettled event, Told.Sent sent) {
    String lecture = sent.series() + "/" + sent.number();
    Stand stand = told.stand(lecture, sent.room()).orElse(null);
    if (stand != null && stand.ref().equals(event.ref())) {
      told.put(lecture, sent.room(), moved(stand, event.outcome(), event.at()));
      return Reaction.none();
    }
    if (stand != null && stand.asked().equals(sent.stamp())) {
      return Reaction.none(); // a reminder of what the room is told anyway
    }
    return switch (event.outcome()) {
      case Outcome.Done _, Outcome.Unknown _ -> outOfDate(event.ref(), sent, stand, event.at());
      // It had left before it was withdrawn.
      case Outcome.AskedPerson _ -> Reaction.none().withdraw(event.ref());
      case Outcome.Refused _, Outcome.Late _, Outcome.Withdrawn _, Outcome.TryLater _ ->
          Reaction.none();
    };
  }

  private static Stand moved(Stand stand, Outcome outcome, Instant now) {
    return switch (outcome) {
      case Outcome.Done _, Outcome.Unknown _ -> stand.said(now);
      case Outcome.AskedPerson asked -> stand.waits(withoutKind(asked.who()), now);
      case Outcome.Refused _, Outcome.Withdrawn _, Outcome.Late _ -> stand.notSaid(now);
      case Outcome.TryLater _ -> stand;
    };
  }

  /** The room saw what is no longer true: the next tick corrects it. */
  private Reaction outOfDate(String ref, Told.Sent sent, @Nullable Stand stand, Instant now) {
    String lecture = sent.series() + "/" + sent.number();
    if (stand == null || (stand.isOnItsWay() && stand.announces())) {
      // Who has seen the lecture needs no announcement, but to hear what has changed.
      told.put(lecture, sent.room(), Stand.saw(ref, sent.stamp(), now));
      return stand == null ? Reaction.none() : RoomNotices.withdrawn(stand);
    }
    told.put(lecture, sent.room(), stand.saw(sent.stamp()));
    return Reaction.none();
  }

  private static String withoutKind(String member) {
    String value = new MemberId(member).value();
    return value.startsWith("staff:") ? value.substring("staff:".length()) : value;
  }
}
