package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.View;

/**
 * For moderators: what each room was told of each lecture ahead, who has not tapped yet, how the
 * live streams stand and who watched.
 */
final class ToldPage implements Page {
  /** How long after its end a lecture is shown, with who watched it. */
  private static final Duration SHOWN_FOR = Duration.ofDays(14);

  private final Schedule schedule;
  private final Audiences audiences;
  private final LectureTexts texts;
  private final TimeWords times;
  private final Replies replies;
  private final Airings airings;
  private final StreamOutcomes streams;
  private final Told told;

  @Inject
  ToldPage(
      Schedule schedule,
      Audiences audiences,
      LectureTexts texts,
      TimeWords times,
      Replies replies,
      Airings airings,
      StreamOutcomes streams,
      Told told) {
    this.schedule = schedule;
    this.audiences = audiences;
    this.texts = texts;
    this.times = times;
    this.replies = replies;
    this.airings = airings;
    this.streams = streams;
    this.told = told;
  }

  @Override
  public View show(Request request) {
    String language = Replies.plain(request.language());
    var shown = new ArrayList<View.Block>();
    for (Entry entry : schedule.all()) {
      if (entry.lecture().endsAt().plus(SHOWN_FOR).isAfter(request.at())) {
        shown.add(
            new View.Heading(
                texts.pick(language, entry.series().name())
                    + " · "
                    + texts.heading(entry.lecture(), language)));
        shown.add(
            new View.Paragraph(
                times.brief(entry.lecture().startsAt(), language)
                    + (entry.lecture().isCancelled()
                        ? " · " + replies.in(language, "is-cancelled")
                        : "")));
        for (Airing airing : airings.of(entry).values()) {
          shown.add(new View.Paragraph(streams.stand(airing, language)));
        }
        streams.together(entry, language).map(View.Paragraph::new).ifPresent(shown::add);
        shown.add(table(entry, language, request.at()));
      }
    }
    if (shown.isEmpty()) {
      shown.add(new View.Paragraph(replies.in(language, "nothing-ahead")));
    }
    return new View(replies.in(language, "told-title"), shown);
  }

  private View.Table table(Entry entry, String language, Instant now) {
    var stands = told.stands(entry.key());
    var rows = new ArrayList<List<String>>();
    for (RoomView room : audiences.all()) {
      Stand stand = stands.get(room.id());
      rows.add(
          List.of(
              room.name().isEmpty() ? room.id().value() : room.name(),
              stand == null
                  ? replies.in(
                      language, now.isAfter(entry.lecture().startsAt()) ? "never" : "not-yet")
                  : state(stand, entry.lecture(), language, now)));
    }
    return new View.Table(
        List.of(replies.in(language, "room"), replies.in(language, "state")), rows);
  }

  private String state(Stand stand, Lecture lecture, String language, Instant now) {
    String what =
        switch (stand.state()) {
          case OWED -> replies.in(language, "owed");
          case WAITS ->
              replies.in(
                  language,
                  "waits",
                  stand.who(),
                  times.span(Duration.between(stand.since(), now), language));
          case SAID -> replies.in(language, "said", times.brief(stand.since(), language));
          case NOT_SAID -> replies.in(language, "not-said");
        };
    return stand.asked().equals(lecture.stamp())
        ? what
        : what + " · " + replies.in(language, "out-of-date");
  }
}
