package org.roomkeeper.lectures;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.roomkeeper.api.RoomKind;

/**
 * What is due of a lecture, and when. Pure: from settings and times only.
 *
 * <p>An announcement is due from {@code announce-before} until the lecture starts. After it, of the
 * reminders for this kind of room the latest that is due; one that was due before the room was told
 * of the lecture at all is passed over, and so is one that a later one has overtaken.
 */
final class Timetable {
  private final LecturesConfig settings;

  Timetable(LecturesConfig settings) {
    this.settings = settings;
  }

  /** Whether rooms are to know of the lecture now. */
  boolean isToBeAnnounced(Lecture lecture, Instant now) {
    return now.isBefore(lecture.startsAt()) && !now.isBefore(announcedFrom(lecture));
  }

  /** From when on rooms are to know of the lecture. */
  Instant announcedFrom(Lecture lecture) {
    return lecture.startsAt().minus(settings.announceBefore());
  }

  /**
   * The reminder that is due.
   *
   * @param lecture the lecture
   * @param kind the kind of the room
   * @param told when the room was told of the lecture as it stands now
   * @param now the moment, before the lecture
   */
  Optional<Reminder> reminder(Lecture lecture, RoomKind kind, Instant told, Instant now) {
    Instant start = lecture.startsAt();
    List<LecturesConfig.Reminder> here =
        settings.reminders().stream()
            .filter(reminder -> reminder.in().contains(kind))
            .sorted(Comparator.comparing(LecturesConfig.Reminder::before).reversed())
            .toList();
    Optional<Reminder> latest = Optional.empty();
    for (int i = 0; i < here.size(); i++) {
      Instant due = start.minus(here.get(i).before());
      Instant next = i + 1 < here.size() ? start.minus(here.get(i + 1).before()) : start;
      if (!now.isBefore(due) && now.isBefore(next) && due.isAfter(told)) {
        String name = "reminder-" + here.get(i).before().toMinutes() + "m";
        latest = Optional.of(new Reminder(name, here.get(i).text(), next));
      }
    }
    return latest;
  }

  /** The next moment at which something about a lecture is due or over, if there is one. */
  Optional<Instant> next(Lecture lecture, Instant now) {
    Instant start = lecture.startsAt();
    Stream<Duration> leads =
        Stream.concat(
            Stream.of(settings.announceBefore(), Duration.ZERO),
            settings.reminders().stream().map(LecturesConfig.Reminder::before));
    return leads.map(start::minus).filter(moment -> moment.isAfter(now)).min(Instant::compareTo);
  }

  /**
   * A reminder that is due.
   *
   * @param kind its name, for the notes: the same for the same reminder
   * @param text what to say, by language
   * @param bestBefore when it is no longer worth saying
   */
  record Reminder(String kind, Map<String, String> text, Instant bestBefore) {}
}
