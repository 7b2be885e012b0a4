package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Tick;
import org.roomkeeper.lectures.Told.Met;

/**
 * Whenever something may be due, tells each room what is due and was not told, and moderators what
 * looks wrong: a lecture that lies in the past when it is first met, and one that is gone after
 * rooms were told of it.
 */
final class Announcer implements Handler<Tick> {
  /** How long after a lecture something may still come of what rooms were told. */
  private static final Duration AFTERMATH = Duration.ofDays(2);

  /** A recording that comes later is shown on the pages only. */
  private static final Duration RECORDING_COMES_WITHIN = Duration.ofDays(14);

  private static final String LINE = "\n";

  private final Config<Timetable> timetable;
  private final Schedule schedule;
  private final Audiences audiences;
  private final RoomNotices notices;
  private final Replies replies;
  private final LectureTexts texts;
  private final Questions questions;
  private final Streams streams;
  private final Told told;

  @Inject
  Announcer(
      Config<LecturesConfig> config,
      Schedule schedule,
      Audiences audiences,
      RoomNotices notices,
      Replies replies,
      LectureTexts texts,
      Questions questions,
      Streams streams,
      Told told) {
    this.timetable = config.map(Timetable::new);
    this.schedule = schedule;
    this.audiences = audiences;
    this.notices = notices;
    this.replies = replies;
    this.texts = texts;
    this.questions = questions;
    this.streams = streams;
    this.told = told;
  }

  @Override
  public Reaction on(Tick event) {
    Instant now = event.at();
    List<Entry> entries = schedule.all();
    Map<String, Met> met = told.met();
    boolean fromAnEarlierVersion = met.isEmpty() && told.lastStart().isAfter(Instant.EPOCH);
    var late = new ArrayList<Entry>();
    List<RoomView> rooms = null;
    Reaction reaction = Reaction.none().wakeAt(Instant.MAX);
    for (Entry entry : entries) {
      reaction = reaction.and(wake(entry.lecture(), now));
      Met was = met.get(entry.key());
      if (isNewlyPast(entry, was, now) && !fromAnEarlierVersion) {
        late.add(entry);
      }
      meet(entry, was, now);
      reaction = reaction.and(streams.due(entry, now));
      if (concernsRooms(entry, was, now)) {
        rooms = rooms == null ? audiences.all() : rooms;
        reaction = reaction.and(tell(entry, entries, rooms, now));
      } else if (isToBeThankedFor(entry.lecture(), now) && told.firstThanks(entry.key())) {
        rooms = rooms == null ? audiences.all() : rooms;
        reaction = reaction.and(notices.thanks(entry, rooms, now));
      }
    }
    if (!late.isEmpty()) {
      reaction = reaction.and(replies.toModerators("past", names(late)).because("looks-wrong"));
    }
    return reaction.and(streams.gone(entries, now)).and(gone(entries, met, now)).and(clashes());
  }

  /** What stands in the settings and was entered by a message too: told once of each. */
  private Reaction clashes() {
    List<Entry> fresh =
        schedule.clashes().stream().filter(entry -> told.firstClash(entry.key())).toList();
    return fresh.isEmpty()
        ? Reaction.none()
        : replies.toModerators("clash", names(fresh)).because("looks-wrong");
  }

  /** The next moment of a lecture at which something may be due. */
  private Reaction wake(Lecture lecture, Instant now) {
    return timetable
        .get()
        .next(lecture, now)
        .map(moment -> Reaction.none().wakeAt(moment))
        .orElseGet(Reaction::none);
  }

  /** It is in the past, and was not there, or not at this time, while it was ahead. */
  private static boolean isNewlyPast(Entry entry, @Nullable Met was, Instant now) {
    Lecture lecture = entry.lecture();
    return lecture.endsAt().isBefore(now)
        && lecture.recording().isEmpty()
        && !lecture.isCancelled()
        && (was == null || was.start().isAfter(now));
  }

  private void meet(Entry entry, @Nullable Met was, Instant now) {
    Lecture lecture = entry.lecture();
    Instant start = lecture.startsAt();
    boolean over = now.isAfter(lecture.endsAt().plus(AFTERMATH));
    if (!now.isBefore(start)) {
      told.started(start);
    }
    if (over && was != null && was.told()) {
      told.forgetRefs(entry.key());
    }
    if (over) {
      questions.forget(entry, now);
    }
    boolean isTold =
        !over
            && ((was != null && was.told())
                || (timetable.get().isToBeAnnounced(lecture, now) && !lecture.isCancelled()));
    var met = new Met(start, lecture.endsAt(), name(entry), isTold, false);
    if (!met.equals(was)) {
      told.meet(entry.key(), met);
    }
  }

  private boolean concernsRooms(Entry entry, @Nullable Met was, Instant now) {
    Lecture lecture = entry.lecture();
    return now.isBefore(lecture.startsAt())
        && ((was != null && was.told()) || timetable.get().isToBeAnnounced(lecture, now));
  }

  /** It is over, not for long, and its recording is there. */
  private static boolean isToBeThankedFor(Lecture lecture, Instant now) {
    return lecture.recording().isPresent()
        && !lecture.isCancelled()
        && !now.isBefore(lecture.endsAt())
        && now.isBefore(lecture.endsAt().plus(RECORDING_COMES_WITHIN));
  }

  private Reaction tell(Entry entry, List<Entry> all, List<RoomView> rooms, Instant now) {
    Map<RoomId, Stand> stands = told.stands(entry.key());
    Reaction reaction = Reaction.none();
    for (RoomView room : rooms) {
      reaction = reaction.and(notices.due(entry, room, stands.get(room.id()), all, now));
    }
    return reaction;
  }

  /** Lectures that rooms were told of and that nobody knows any more. */
  private Reaction gone(List<Entry> entries, Map<String, Met> met, Instant now) {
    Set<String> known = new HashSet<>();
    entries.forEach(entry -> known.add(entry.key()));
    var names = new ArrayList<String>();
    Reaction reaction = Reaction.none();
    for (var each : met.entrySet()) {
      Met was = each.getValue();
      if (known.contains(each.getKey())) {
        continue;
      }
      boolean over = now.isAfter(was.end().plus(AFTERMATH));
      if (over || !was.told()) {
        told.forgetRefs(each.getKey());
        told.forget(each.getKey());
      } else if (was.start().isAfter(now) && !was.warned()) {
        reaction = reaction.and(withdraw(each.getKey(), now));
        names.add(was.title());
        told.meet(each.getKey(), new Met(was.start(), was.end(), was.title(), true, true));
      }
    }
    return names.isEmpty()
        ? reaction
        : reaction.and(
            replies
                .toModerators("gone", String.join(LINE, names), names.size())
                .because("looks-wrong"));
  }

  /** What is still owed of a lecture is not wanted any more. */
  private Reaction withdraw(String lecture, Instant now) {
    Reaction reaction = Reaction.none();
    for (var each : told.stands(lecture).entrySet()) {
      Stand stand = each.getValue();
      reaction = reaction.and(RoomNotices.withdrawn(stand));
      if (stand.isOnItsWay() && stand.hasSeen()) {
        told.put(lecture, each.getKey(), Stand.saw(stand.ref(), stand.seen(), now));
      } else if (stand.isOnItsWay()) {
        told.remove(lecture, each.getKey());
      }
    }
    return reaction;
  }

  private String names(List<Entry> entries) {
    return String.join(LINE, entries.stream().map(this::name).toList());
  }

  private String name(Entry entry) {
    return entry.series().key()
        + " "
        + texts.heading(entry.lecture(), replies.language())
        + " ("
        + entry.lecture().start().toString().replace('T', ' ')
        + " "
        + entry.lecture().zone()
        + ")";
  }
}
