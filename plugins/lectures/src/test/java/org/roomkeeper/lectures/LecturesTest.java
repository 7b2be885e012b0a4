package org.roomkeeper.lectures;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.View;
import org.roomkeeper.sandbox.lane.HandLane;

class LecturesTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Lecture PRONE = lecture(1, "2026-12-05T20:00", SHANGHAI);

  private final HandLane lane = new HandLane(new LecturesPlugin(), settings(PRONE));

  private static LecturesConfig settings(Lecture... lectures) {
    return new LecturesConfig(
        ofDays(3),
        List.of(
            reminder(ofDays(1), "one day", RoomKind.APP_GROUP, RoomKind.CUSTOMER_GROUP),
            reminder(ofHours(1), "one hour", RoomKind.APP_GROUP),
            reminder(ofMinutes(10), "ten minutes", RoomKind.APP_GROUP)),
        new LecturesConfig.Words(
            Map.of(
                "zh",
                "{series}第{number}讲《{title}》\n{speakers}\n{times}\n{languages} {link}",
                "en",
                "{series} {number}: {title}\n{speakers}\n{times}\n{languages} {link}"),
            Map.of("zh", "{name}（{affiliation}）", "en", "{name} ({affiliation})"),
            Map.of("zh", "{community}讲座", "en", "Lectures of {community}"),
            Map.of("zh", "第{number}讲：{title}", "en", "Lecture {number}: {title}"),
            Map.of("zh", "观看", "en", "Watch"),
            Map.of("zh", "往期", "en", "Past"),
            Map.of("zh", "没有讲座", "en", "No lectures")),
        List.of(new LecturesConfig.ZoneName(SHANGHAI, Map.of("zh", "北京时间", "en", "Beijing time"))),
        List.of(series("icu", lectures)));
  }

  private static Series series(String key, Lecture... lectures) {
    return new Series(
        key, Optional.empty(), Map.of("zh", "重症讲座", "en", "Critical care"), List.of(lectures));
  }

  private static LecturesConfig.Reminder reminder(Duration before, String text, RoomKind... in) {
    return new LecturesConfig.Reminder(
        before, List.of(in), Map.of("zh", text + "：{title}", "en", text + ": {title}"));
  }

  private static Lecture lecture(int number, String start, ZoneId zone) {
    return new Lecture(
        number,
        Map.of("zh", "俯卧位通气", "en", "Prone positioning"),
        List.of(
            speaker("李明", "Ming Li", "第一医院", "First Hospital"),
            speaker("安娜", "Anna Roy", "里昂医院", "Lyon Hospital")),
        LocalDateTime.parse(start),
        zone,
        URI.create("https://live.example.org/" + number),
        List.of("zh", "en"));
  }

  private static Lecture.Speaker speaker(String zh, String en, String whereZh, String whereEn) {
    return new Lecture.Speaker(Map.of("zh", zh, "en", en), Map.of("zh", whereZh, "en", whereEn));
  }

  private RoomId appGroup(String name) {
    return lane.room(RoomKind.APP_GROUP, name, 100, Map.of());
  }

  private RoomId customerGroup(String name) {
    return lane.room(RoomKind.CUSTOMER_GROUP, name, 500, Map.of(Facts.FAMILY, "main"));
  }

  private List<String> heard(RoomId room) {
    return lane.asked(Say.class).stream()
        .filter(said -> said.room().equals(room))
        .map(said -> said.text().lines().toList().getLast())
        .toList();
  }

  @Test
  void announcesInAllLanguagesAndInTheTimeOfEachZone() {
    lane.at("2026-12-03T00:00:00Z");
    RoomId room = customerGroup("one");
    lane.tick();

    assertThat(lane.asked(Say.class))
        .containsExactly(
            Say.to(
                room,
                """
                重症讲座第1讲《俯卧位通气》
                李明（第一医院）、安娜（里昂医院）
                12月5日周六 20:00 北京时间 UTC+8
                12月5日周六 13:00 中欧时间 UTC+1
                中文、英语 https://live.example.org/1

                Critical care 1: Prone positioning
                Ming Li (First Hospital), Anna Roy (Lyon Hospital)
                Sat, Dec 5 20:00 Beijing time UTC+8
                Sat, Dec 5 13:00 Central European Time UTC+1
                Chinese, English https://live.example.org/1"""));
    assertThat(lane.steps().getFirst().bestBefore())
        .contains(Instant.parse("2026-12-05T12:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-12-05T23:30 | Asia/Shanghai | zh | 12月6日周日 00:30 日本时间 UTC+9",
        "2026-12-05T23:30 | Asia/Shanghai | en | Sun, Dec 6 00:30 Japan Time UTC+9",
        "2026-12-05T20:00 | Asia/Shanghai | zh | 12月5日周六 17:30 加尔各答时间 UTC+5:30",
        "2026-12-05T20:00 | Asia/Shanghai | en | Sat, Dec 5 17:30 Kolkata Time UTC+5:30",
        "2026-12-06T08:00 | Asia/Shanghai | zh | 12月5日周六 19:00 北美东部时间 UTC−5",
        "2026-12-06T08:00 | Asia/Shanghai | en | Sat, Dec 5 19:00 Eastern Time UTC−5",
        "2026-07-01T12:00 | UTC           | en | Wed, Jul 1 14:00 Central European Time UTC+2",
        "2026-07-01T12:00 | UTC           | zh | 7月1日周三 12:00 协调世界时 UTC",
        "2026-12-05T20:00 | +08:00        | fr | sam. 5 déc. 13:00 heure d’Europe centrale UTC+1",
      })
  void saysDayTimeAndOffsetAsPeopleThere(String start, ZoneId zone, String language, String line) {
    lane.governedBy(
        was ->
            with(
                was,
                List.of(
                    ZoneId.of("Asia/Tokyo"),
                    ZoneId.of("Asia/Kolkata"),
                    ZoneId.of("America/New_York"),
                    ZoneId.of("Europe/Paris"),
                    ZoneId.of("UTC"))));
    lane.settings(settings(lecture(1, start, zone)));

    assertThat(lane.page("series", language, Map.of()).blocks())
        .anySatisfy(
            block ->
                assertThat(block)
                    .isInstanceOfSatisfying(
                        View.Paragraph.class,
                        paragraph -> assertThat(paragraph.text().lines()).contains(line)));
  }

  @Test
  void announcesOnceInEachRoomAndRemindsAsOftenAsTheRoomAllows() {
    lane.at("2026-12-01T00:00:00Z");
    RoomId experts = appGroup("experts");
    RoomId doctors = customerGroup("doctors");

    lane.ticks(ofDays(5));

    assertThat(heard(experts))
        .containsExactly(
            "Chinese, English https://live.example.org/1",
            "one day: Prone positioning",
            "one hour: Prone positioning",
            "ten minutes: Prone positioning");
    assertThat(heard(doctors))
        .containsExactly(
            "Chinese, English https://live.example.org/1", "one day: Prone positioning");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-02T11:59:00Z, 0, not yet due",
    "2026-12-02T12:00:00Z, 1, due",
    "2026-12-05T11:59:00Z, 1, still ahead",
    "2026-12-05T12:00:00Z, 0, started",
    "2027-01-01T00:00:00Z, 0, long past",
  })
  void announcesOnlyWhatIsAhead(String moment, int messages, String why) {
    appGroup("experts");
    lane.at(moment);
    lane.tick();

    assertThat(lane.asked(Say.class)).as(why).hasSize(messages);
  }

  @Test
  void aRoomThatOpensAfterTheAnnouncementGetsItTooAndNoReminderThatIsPast() {
    lane.at("2026-12-04T14:00:00Z");
    RoomId first = appGroup("first");
    lane.ticks(ofMinutes(5));
    RoomId late = appGroup("late");
    lane.ticks(ofMinutes(5));

    assertThat(heard(first)).hasSize(1);
    assertThat(heard(late)).containsExactly("Chinese, English https://live.example.org/1");

    lane.ticks(ofHours(24));
    assertThat(heard(late))
        .containsExactly(
            "Chinese, English https://live.example.org/1",
            "one hour: Prone positioning",
            "ten minutes: Prone positioning");
  }

  @Test
  void nothingIsSaidTwiceAfterARestart() {
    lane.at("2026-12-04T11:00:00Z");
    RoomId room = appGroup("experts");
    lane.diesAfter(lane::tick);
    lane.diesAfter(lane::tick);
    lane.tick();
    lane.tick();
    lane.pass(ofHours(2));
    lane.diesAfter(lane::tick);
    lane.ticks(ofMinutes(3));

    assertThat(heard(room))
        .containsExactly(
            "Chinese, English https://live.example.org/1", "one day: Prone positioning");
  }

  @Test
  void afterALongOutageOnlyTheLatestReminderIsGiven() {
    lane.at("2026-12-03T00:00:00Z");
    RoomId room = appGroup("experts");
    lane.tick();
    lane.pass(ofHours(59).plusMinutes(55)); // five minutes before the start
    lane.tick();

    assertThat(heard(room))
        .containsExactly(
            "Chinese, English https://live.example.org/1", "ten minutes: Prone positioning");
  }

  @Test
  void aCustomerGroupThatIsStillBeingMadeReadyIsNotTold() {
    lane.at("2026-12-03T00:00:00Z");
    RoomId room = lane.room(RoomKind.CUSTOMER_GROUP, "new", 500, Map.of());
    RoomId hall = lane.room(RoomKind.ALL_STAFF, "hall", 10_000, Map.of());
    lane.tick();
    assertThat(heard(room)).isEmpty();
    assertThat(heard(hall)).isEmpty();

    lane.changes(room, Facts.FAMILY, "main");
    lane.tick();
    assertThat(heard(room)).hasSize(1);
  }

  @Test
  void anotherCommunitysSeriesIsNotOurs() {
    lane.at("2026-12-03T00:00:00Z");
    appGroup("experts");
    LecturesConfig ours = settings(PRONE);
    lane.settings(
        new LecturesConfig(
            ours.announceBefore(),
            ours.reminders(),
            ours.words(),
            ours.zoneNames(),
            List.of(
                new Series(
                    "nurses",
                    Optional.of(new CommunityId("nurses")),
                    Map.of("en", "Nursing"),
                    List.of(PRONE)))));
    lane.tick();

    assertThat(lane.asked(Say.class)).isEmpty();
    assertThat(lane.page("series", "en", Map.of()).blocks())
        .containsExactly(new View.Paragraph("No lectures"));
  }

  @Test
  void thePageListsWhatComesAndWhatIsOver() {
    lane.settings(
        settings(
            lecture(2, "2026-12-12T20:00", SHANGHAI),
            PRONE,
            lecture(3, "2026-12-19T20:00", SHANGHAI)));
    lane.at("2026-12-06T00:00:00Z");
    lane.tick();

    assertThat(lane.page("series", "en", Map.of()))
        .isEqualTo(
            View.of(
                "Lectures of Doctors' House",
                new View.Heading("Critical care"),
                new View.Heading("Lecture 2: Prone positioning"),
                new View.Paragraph(
                    """
                    Ming Li (First Hospital), Anna Roy (Lyon Hospital)
                    Sat, Dec 12 20:00 Beijing time UTC+8
                    Sat, Dec 12 13:00 Central European Time UTC+1"""),
                new View.Link("Watch", URI.create("https://live.example.org/2"), true),
                new View.Heading("Lecture 3: Prone positioning"),
                new View.Paragraph(
                    """
                    Ming Li (First Hospital), Anna Roy (Lyon Hospital)
                    Sat, Dec 19 20:00 Beijing time UTC+8
                    Sat, Dec 19 13:00 Central European Time UTC+1"""),
                new View.Link("Watch", URI.create("https://live.example.org/3"), true),
                new View.Table(
                    List.of("Past", ""),
                    List.of(
                        List.of(
                            "Lecture 1: Prone positioning\n"
                                + "Ming Li (First Hospital), Anna Roy (Lyon Hospital)",
                            "Sat, Dec 5, 2026 20:00")))));
  }

  @Test
  void refusesLecturesThatCannotBe() {
    assertThatThrownBy(() -> series("icu", PRONE, lecture(1, "2026-12-12T20:00", SHANGHAI)))
        .hasMessage("two lectures of the series icu have the number 1");
    assertThatThrownBy(() -> speaker(" ", "Ming Li", "第一医院", "First Hospital"))
        .hasMessage("a speaker has no name");
    assertThatThrownBy(() -> new Lecture.Speaker(Map.of(), Map.of("en", "First Hospital")))
        .hasMessage("a speaker has no name");
    assertThatThrownBy(() -> lecture(4, "2027-03-28T02:30", ZoneId.of("Europe/Paris")))
        .hasMessage(
            "lecture 4 starts at 2027-03-28T02:30, a time that the clocks of Europe/Paris skip"
                + " that day");
    assertThatThrownBy(() -> lecture(4, "2027-10-31T02:30", ZoneId.of("Europe/Paris")))
        .hasMessage(
            "lecture 4 starts at 2027-10-31T02:30, a time that comes twice in Europe/Paris that"
                + " day; give +02:00 or +01:00 as the zone");
    assertThatThrownBy(() -> lecture(0, "2026-12-12T20:00", SHANGHAI))
        .hasMessage("lectures are numbered from 1, not 0");
  }

  @Test
  void refusesMoreThanOneReminderInCustomerGroups() {
    LecturesConfig fine = settings(PRONE);
    assertThatThrownBy(
            () ->
                new LecturesConfig(
                    fine.announceBefore(),
                    List.of(
                        reminder(ofDays(1), "one", RoomKind.CUSTOMER_GROUP),
                        reminder(ofHours(1), "two", RoomKind.CUSTOMER_GROUP)),
                    fine.words(),
                    fine.zoneNames(),
                    fine.series()))
        .hasMessageStartingWith("at most one reminder goes to customer groups");
  }

  private static Community with(Community was, List<ZoneId> zones) {
    return new Community(
        was.id(),
        was.names(),
        was.languages(),
        zones,
        was.founders(),
        was.moderators(),
        was.hosts(),
        was.openers(),
        was.corporateRoom(),
        was.joinLink(),
        was.rules());
  }
}
