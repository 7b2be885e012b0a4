package org.roomkeeper.lectures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.roomkeeper.lectures.Shipped.cancelled;
import static org.roomkeeper.lectures.Shipped.large;
import static org.roomkeeper.lectures.Shipped.lecture;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.ParseWarning;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.View;
import org.roomkeeper.sandbox.lane.HandLane;

/** What we write as iCalendar, as another program reads it. */
class CalendarTest {
  private static final Lecture PRONE = lecture(1, "2026-12-05T20:00");

  private final HandLane lane = new HandLane(new LecturesPlugin(), Shipped.with(PRONE));

  private String feed(String language) {
    return file(lane.page("feed", language, Map.of()));
  }

  private static String file(View view) {
    return view.blocks().stream()
        .filter(View.File.class::isInstance)
        .map(block -> ((View.File) block).content())
        .findFirst()
        .orElseThrow();
  }

  private static ICalendar read(String text) {
    var warnings = new ArrayList<List<ParseWarning>>();
    ICalendar calendar = Biweekly.parse(text).warnings(warnings).first();
    assertThat(warnings).allSatisfy(of -> assertThat(of).isEmpty());
    return calendar;
  }

  @Test
  void aForeignParserReadsTheFeedWithoutAWarningAndFindsItValid() {
    lane.settings(
        Shipped.with(
            large(PRONE),
            cancelled(lecture(2, "2026-12-12T20:00")),
            lecture(3, "2027-03-28T20:00", ZoneId.of("Europe/Paris"))));
    lane.at("2026-12-01T00:00:00Z");
    ICalendar calendar = read(feed("zh"));

    assertThat(calendar.validate(ICalVersion.V2_0).toString()).isEmpty();
    assertThat(calendar.getProductId().getValue()).isEqualTo("-//Roomkeeper//Lectures//EN");
    assertThat(calendar.getEvents()).hasSize(3);
    VEvent first = calendar.getEvents().getFirst();
    assertThat(first.getUid().getValue()).isEqualTo("icu-1.doctors@rooms.example.org");
    assertThat(first.getSummary().getValue()).isEqualTo("重症讲座 · 第1讲：俯卧位通气");
    assertThat(first.getDateStart().getValue().toInstant())
        .isEqualTo(Instant.parse("2026-12-05T12:00:00Z"));
    assertThat(first.getDateEnd().getValue().toInstant())
        .isEqualTo(Instant.parse("2026-12-05T13:30:00Z"));
    assertThat(first.getDescription().getValue())
        .isEqualTo(
            """
            李明（第一医院）、安娜（里昂医院）
            主会场 https://live.example.org/hall
            里昂 https://live.example.org/lyon
            https://rooms.example.org/doctors/lectures/lecture/icu-1""");
    assertThat(first.getAlarms())
        .extracting(alarm -> Duration.ofMillis(-alarm.getTrigger().getDuration().toMillis()))
        .containsExactly(Duration.ofDays(1), Duration.ofHours(1), Duration.ofMinutes(10));
    assertThat(calendar.getEvents().get(1).getStatus().isCancelled()).isTrue();
    assertThat(calendar.getEvents().get(2).getDateStart().getValue().toInstant())
        .isEqualTo(Instant.parse("2027-03-28T18:00:00Z"));
  }

  @Test
  void commasSemicolonsAndBackslashesSurviveAndNoLineIsLongerThan75Bytes() {
    Lecture odd =
        new Lecture(
            4,
            Map.of("en", "Fluids; less, or \\ more? Überdruck".repeat(4), "zh", "补液".repeat(60)),
            PRONE.speakers(),
            PRONE.hosts(),
            PRONE.start(),
            PRONE.zone(),
            PRONE.length(),
            PRONE.link(),
            PRONE.live(),
            PRONE.streams(),
            PRONE.languages(),
            PRONE.recording(),
            PRONE.cancelled());
    lane.settings(Shipped.with(odd));
    for (String language : new String[] {"en", "zh"}) {
      String text = feed(language);
      assertThat(text.split("\r\n"))
          .allSatisfy(
              line ->
                  assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
      assertThat(read(text).getEvents().getFirst().getSummary().getValue())
          .endsWith(odd.title().get(language));
    }
  }

  @Test
  void aLecturesOwnFileIsACalendarOfOneAndKeepsItsNameWhenTheLectureMoves() {
    String before = file(lane.page("lecture", "en", Map.of(), "icu-1"));
    lane.settings(Shipped.with(lecture(1, "2026-12-06T21:00")));
    String after = file(lane.page("lecture", "en", Map.of(), "icu-1"));

    assertThat(read(before).getEvents()).hasSize(1);
    assertThat(read(after).getEvents().getFirst().getUid())
        .isEqualTo(read(before).getEvents().getFirst().getUid());
    assertThat(read(after).getEvents().getFirst().getDateStart().getValue().toInstant())
        .isEqualTo(Instant.parse("2026-12-06T13:00:00Z"));
  }
}
