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
 * What a room should be told of a lecture, and when. Pure: from settings and times only.
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

  /**
   * What is due.
   *
   * @param lecture the lecture
   * @param kind the kind of the room
   * @param announced when the room was told of the lecture, if it was
   * @param now the moment
   */
  Optional<Notice> due(Lecture lecture, RoomKind kind, Optional<Instant> announced, Instant now) {
    Instant start = lecture.startsAt();
    if (!now.isBefore(start) || now.isBefore(start.minus(settings.announceBefore()))) {
      return Optional.empty();
    }
    if (announced.isEmpty()) {
      return Optional.of(new Notice(Notice.ANNOUNCEMENT, settings.words().announcement(), start));
    }
    List<LecturesConfig.Reminder> here =
        settings.reminders().stream()
            .filter(reminder -> reminder.in().contains(kind))
            .sorted(Comparator.comparing(LecturesConfig.Reminder::before).reversed())
            .toList();
    Optional<Notice> latest = Optional.empty();
    for (int i = 0; i < here.size(); i++) {
      Instant due = start.minus(here.get(i).before());
      Instant next = i + 1 < here.size() ? start.minus(here.get(i + 1).before()) : start;
      if (!now.isBefore(due) && now.isBefore(next) && due.isAfter(announced.get())) {
        latest = Optional.of(Notice.reminder(here.get(i), next));
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
   * Something to tell a room.
   *
   * @param kind what kind of notice, for the notes: the same for the same reminder
   * @param text what to say, by language
   * @param bestBefore when it is no longer worth saying
   */
  record Notice(String kind, Map<String, String> text, Instant bestBefore) {
    static final String ANNOUNCEMENT = "announcement";

    static Notice reminder(LecturesConfig.Reminder reminder, Instant bestBefore) {
      return new Notice(kindOf(reminder.before()), reminder.text(), bestBefore);
    }

    private static String kindOf(Duration before) {
      return "reminder-" + before.toMinutes() + "m";
    }

    boolean isAnnouncement() {
      return kind.equals(ANNOUNCEMENT);
    }
  }
}
