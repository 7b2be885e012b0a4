package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Tick;
import org.roomkeeper.lectures.Timetable.Notice;

/**
 * Whenever something may be due, tells each room what is due and was not told: announcements and
 * reminders.
 */
final class Announcer implements Handler<Tick> {
  private final Config<LecturesConfig> config;
  private final Config<Timetable> timetable;
  private final Audiences audiences;
  private final LectureTexts texts;
  private final Told told;

  @Inject
  Announcer(Config<LecturesConfig> config, Audiences audiences, LectureTexts texts, Told told) {
    this.config = config;
    this.timetable = config.map(Timetable::new);
    this.audiences = audiences;
    this.texts = texts;
    this.told = told;
  }

  @Override
  public Reaction on(Tick event) {
    Reaction reaction = Reaction.none().wakeAt(Instant.MAX);
    List<RoomView> rooms = audiences.all();
    CommunityId community = event.community();
    for (Series series : config.get().series()) {
      if (series.isOf(community)) {
        for (Lecture lecture : series.lectures()) {
          reaction =
              reaction.and(tell(series, lecture, rooms, event.at())).and(wake(lecture, event.at()));
        }
      }
    }
    return reaction;
  }

  private Reaction tell(Series series, Lecture lecture, List<RoomView> rooms, Instant now) {
    Instant start = lecture.startsAt();
    if (!now.isBefore(start)) {
      told.started(start);
      return Reaction.none();
    }
    if (now.isBefore(start.minus(config.get().announceBefore()))) {
      return Reaction.none();
    }
    Reaction reaction = Reaction.none();
    for (RoomView room : rooms) {
      var announced = told.when(series, lecture, room.id(), Notice.ANNOUNCEMENT);
      var notice = timetable.get().due(lecture, room.kind(), announced, now);
      if (notice.isPresent() && told.first(series, lecture, room.id(), notice.get().kind(), now)) {
        reaction = reaction.and(say(series, lecture, room, notice.get()));
      }
    }
    return reaction;
  }

  /** The next moment of a lecture at which something may be due. */
  private Reaction wake(Lecture lecture, Instant now) {
    return timetable
        .get()
        .next(lecture, now)
        .map(moment -> Reaction.none().wakeAt(moment))
        .orElseGet(Reaction::none);
  }

  private Reaction say(Series series, Lecture lecture, RoomView room, Notice notice) {
    return Reaction.of(Say.to(room.id(), texts.notice(series, lecture, notice.text())))
        .bestBefore(notice.bestBefore())
        .because(
            notice.isAnnouncement() ? "announcement-due" : "reminder-due",
            series.key(),
            lecture.number());
  }
}
