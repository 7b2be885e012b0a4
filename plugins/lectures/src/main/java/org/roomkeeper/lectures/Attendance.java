package org.roomkeeper.lectures;

import com.google.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.LiveStand;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.ReadLive;

/**
 * How many watched a lecture, once all its live streams are over. Of several that stood side by
 * side the people are counted together, so that whoever watched two counts once; until that is
 * known nobody is told a number.
 */
final class Attendance {
  private static final Duration ASK_AGAIN = Duration.ofMinutes(30);

  /** After this nobody counts any more. */
  private static final Duration GIVE_UP_AFTER = Duration.ofDays(1);

  private final Airings airings;
  private final Replies replies;

  @Inject
  Attendance(Airings airings, Replies replies) {
    this.airings = airings;
    this.replies = replies;
  }

  /**
   * One of a lecture's streams is over.
   *
   * @param name the lecture as moderators know it
   */
  Reaction over(String lecture, String name, Instant now) {
    if (airings.of(lecture).stream().anyMatch(Airing::isStillToCome)
        || airings.together(lecture).isPresent()) {
      return Reaction.none();
    }
    List<Airing> counted = counted(lecture);
    return switch (counted.size()) {
      case 0 -> Reaction.none();
      case 1 -> tell(lecture, name, counted.getFirst().stand().orElseThrow(), 1);
      default -> ask(lecture, counted, now, now.plus(GIVE_UP_AFTER));
    };
  }

  /** Asks again, where no answer has come. */
  Reaction due(String lecture, Instant now) {
    Optional<Airings.Together> asked = airings.together(lecture);
    if (asked.isEmpty() || asked.get().stand().isPresent() || now.isAfter(asked.get().until())) {
      return Reaction.none();
    }
    return now.isBefore(asked.get().next())
        ? Reaction.none().wakeAt(asked.get().next())
        : ask(lecture, counted(lecture), now, asked.get().until());
  }

  /** The lecture whose people were counted together by a step. */
  Optional<String> lectureOf(String ref) {
    return airings.togetherBy(ref);
  }

  /** The people of several streams were counted together, or could not be. */
  Reaction on(ActionSettled event, String lecture, String name) {
    Optional<LiveStand> stand = LiveStand.of(event.outcome());
    Airings.Together asked = airings.together(lecture).orElseThrow();
    if (stand.isEmpty() || asked.stand().isPresent()) {
      return Reaction.none();
    }
    airings.put(lecture, asked.counted(stand.get()));
    return tell(lecture, name, stand.get(), counted(lecture).size());
  }

  private Reaction ask(String lecture, List<Airing> streams, Instant now, Instant until) {
    String ref = airings.ref();
    Instant next = now.plus(ASK_AGAIN);
    airings.put(lecture, new Airings.Together(ref, next, until, Optional.empty()));
    return Reaction.of(ReadLive.of(streams.stream().map(Airing::live).toList()))
        .ref(ref)
        .because("live-over")
        .wakeAt(next);
  }

  private Reaction tell(String lecture, String name, LiveStand stand, int streams) {
    return replies
        .toModerators(
            "attendance",
            name,
            stand.watched(),
            stand.members(),
            stand.guests(),
            stand.half().toMinutes(),
            stand.commented(),
            stand.spoke(),
            lecture.replace('/', ' '),
            streams)
        .because("live-over");
  }

  private List<Airing> counted(String lecture) {
    return airings.of(lecture).stream().filter(airing -> airing.stand().isPresent()).toList();
  }
}
