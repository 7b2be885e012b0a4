package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.roomkeeper.api.BookLive;
import org.roomkeeper.api.BookLive.Slot;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.ReadLive;

/**
 * What is to be asked of WeCom for the live streams of a lecture now: to book them as soon as the
 * lecture is known, to move and call them off with it, and to count who watched when it is over.
 */
final class Streams {
  /** How long after its planned end a stream is looked at, unless WeCom tells of its end. */
  private static final Duration LOOK_AFTER = Duration.ofMinutes(10);

  /** How long after that, while it is still on the air or no answer has come. */
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(30);

  /** After this nobody counts any more. */
  private static final Duration GIVE_UP_AFTER = Duration.ofDays(1);

  private final Airings airings;
  private final Attendance attendance;
  private final StreamOutcomes outcomes;
  private final Slots slots;

  @Inject
  Streams(Airings airings, Attendance attendance, StreamOutcomes outcomes, Slots slots) {
    this.airings = airings;
    this.attendance = attendance;
    this.outcomes = outcomes;
    this.slots = slots;
  }

  /** What is due of a lecture, and when more may be. */
  Reaction due(Entry entry, Instant now) {
    List<MemberId> wanted = entry.lecture().onAir();
    Map<MemberId, Airing> standing = airings.of(entry);
    Reaction reaction = attendance.due(entry.key(), now);
    for (MemberId host : wanted) {
      Airing was = standing.getOrDefault(host, Airing.of(host));
      reaction = reaction.and(due(entry, was, now));
    }
    for (Airing airing : standing.values()) {
      if (!wanted.contains(airing.host())) {
        reaction = reaction.and(callOff(entry.key(), airing, now));
      }
    }
    return reaction;
  }

  /** Calls off what was booked for lectures that nobody knows any more. */
  Reaction gone(List<Entry> known, Instant now) {
    Set<String> lectures = known.stream().map(Entry::key).collect(Collectors.toSet());
    Reaction reaction = Reaction.none();
    for (var each : airings.all().entrySet()) {
      String lecture = Airings.lectureOf(each.getKey());
      if (!lectures.contains(lecture)) {
        reaction = reaction.and(callOff(lecture, each.getValue(), now));
      }
    }
    return reaction;
  }

  /** Asks who watched a stream, as soon as it has ended. */
  Reaction count(Airings.Of which, Instant now) {
    String ref = airings.ref();
    airings.put(which.lecture(), which.airing().counted(ref, now.plus(LOOK_AGAIN)));
    return Reaction.of(ReadLive.of(which.airing().live())).ref(ref).because("live-over");
  }

  private Reaction due(Entry entry, Airing was, Instant now) {
    Lecture lecture = entry.lecture();
    boolean ahead = now.isBefore(lecture.startsAt()) && !lecture.isCancelled();
    Slot slot = slots.of(lecture, was.host());
    boolean differs = !Slots.stamp(slot).equals(was.slot());
    return switch (was.state()) {
      case ASKED, OVER -> Reaction.none();
      case OFF -> ahead && differs ? ask(entry, was, slot) : Reaction.none();
      case REFUSED -> {
        if (!ahead) {
          yield callOff(entry.key(), was, now);
        }
        yield differs || !now.isBefore(was.next())
            ? ask(entry, was, slot)
            : Reaction.none().wakeAt(was.next());
      }
      case BOOKED -> {
        if (lecture.isCancelled()) {
          yield callOff(entry.key(), was, now);
        }
        yield ahead && differs ? ask(entry, was, slot) : look(entry, was, now);
      }
    };
  }

  private Reaction ask(Entry entry, Airing was, Slot slot) {
    String ref = airings.ref();
    airings.put(entry.key(), was.asked(ref, Slots.stamp(slot), slot.start()));
    BookLive book = was.live().isEmpty() ? BookLive.of(slot) : BookLive.change(was.live(), slot);
    return Reaction.of(book)
        .ref(ref)
        .bestBefore(slot.start())
        .because(
            was.live().isEmpty() ? "live-wanted" : "live-moved",
            entry.series().key(),
            entry.lecture().number());
  }

  /** Nothing that was booked is wanted, unless it has begun. */
  private Reaction callOff(String lecture, Airing was, Instant now) {
    boolean stands = was.state() == Airing.State.BOOKED || was.state() == Airing.State.REFUSED;
    if (!stands || was.live().isEmpty() || !now.isBefore(was.start())) {
      return Reaction.none();
    }
    String ref = airings.ref();
    airings.put(lecture, was.asked(ref, "", was.start()));
    return Reaction.of(BookLive.callOff(was.live()))
        .ref(ref)
        .bestBefore(was.start())
        .because("live-off", lecture);
  }

  private Reaction look(Entry entry, Airing was, Instant now) {
    Instant end = entry.lecture().endsAt();
    Instant first = end.plus(LOOK_AFTER);
    Instant due = was.next().isAfter(first) ? was.next() : first;
    if (now.isBefore(due)) {
      return Reaction.none().wakeAt(due);
    }
    if (now.isAfter(end.plus(GIVE_UP_AFTER))) {
      airings.put(entry.key(), was.over(was.stand()));
      return outcomes.over(new Airings.Of(entry.key(), was), now);
    }
    return count(new Airings.Of(entry.key(), was), now).wakeAt(now.plus(LOOK_AGAIN));
  }
}
