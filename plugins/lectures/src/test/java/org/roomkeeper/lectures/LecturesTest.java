package org.roomkeeper.lectures;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.roomkeeper.lectures.Shipped.SHANGHAI;
import static org.roomkeeper.lectures.Shipped.cancelled;
import static org.roomkeeper.lectures.Shipped.large;
import static org.roomkeeper.lectures.Shipped.lecture;
import static org.roomkeeper.lectures.Shipped.recorded;
import static org.roomkeeper.lectures.Shipped.series;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Tell;
import org.roomkeeper.api.View;
import org.roomkeeper.sandbox.lane.HandLane;

class LecturesTest {
  private static final Lecture PRONE = lecture(1, "2026-12-05T20:00");
  private static final String ANNOUNCED = "【讲座通知】重症讲座 第1讲";
  private static final String ONE_DAY = "【提醒】一天后开讲：重症讲座第1讲《俯卧位通气》";
  private static final String ONE_HOUR = "【提醒】一小时后开讲：重症讲座第1讲《俯卧位通气》";
  private static final String TEN_MINUTES = "【提醒】十分钟后开讲：第1讲《俯卧位通气》";
  private static final String CHANGED = "【讲座变更】重症讲座 第1讲《俯卧位通气》";
  private static final String CANCELLED = "【讲座取消】重症讲座 第1讲《俯卧位通气》";

  private final Talks talks = new Talks(Shipped.with(PRONE));
  private final HandLane lane = talks.lane();

  private String said() {
    return lane.asked(Say.class).getLast().text();
  }

  @Test
  void announcesInAllLanguagesAndInTheTimeOfEachZone() {
    lane.at("2026-12-03T00:00:00Z");
    RoomId room = talks.customerGroup("one");
    talks.tick();

    assertThat(lane.asked(Say.class))
        .containsExactly(
            Say.to(
                room,
                """
                【讲座通知】重症讲座 第1讲
                《俯卧位通气》
                主讲：李明（第一医院）、安娜（里昂医院）
                时间：
                12月5日周六 20:00 北京时间 UTC+8
                12月5日周六 13:00 巴黎时间 UTC+1
                授课语言：中文、英语
                观看：https://live.example.org/1
                加入日历、提问：https://rooms.example.org/doctors/lectures/lecture/icu-1

                Critical care, lecture 1
                Prone positioning
                Speaking: Ming Li (First Hospital), Anna Roy (Lyon Hospital)
                When:
                Sat, Dec 5 20:00 Beijing time UTC+8
                Sat, Dec 5 13:00 Paris time UTC+1
                Held in: Chinese, English
                Watch: https://live.example.org/1
                Calendar and questions: https://rooms.example.org/doctors/lectures/lecture/icu-1\
                """));
    assertThat(lane.steps().getFirst().bestBefore())
        .contains(Instant.parse("2026-12-05T12:00:00Z"));
  }

  @Test
  void namesHostsAndStreamsThatStandSideBySide() {
    lane.settings(Shipped.with(large(PRONE)));
    lane.at("2026-12-03T00:00:00Z");
    talks.customerGroup("one");
    talks.tick();

    assertThat(said())
        .contains("主持：王芳（第二医院）\n")
        .contains("观看：\n主会场 https://live.example.org/hall\n里昂 https://live.example.org/lyon\n")
        .contains("Hosted by: Fang Wang (Second Hospital)\n")
        .contains("Main hall https://live.example.org/hall");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-12-05T23:30 | Asia/Shanghai | zh | 12月6日周日 00:30 日本时间 UTC+9",
        "2026-12-05T23:30 | Asia/Shanghai | en | Sun, Dec 6 00:30 Japan Time UTC+9",
        "2026-12-05T20:00 | Asia/Shanghai | zh | 12月5日周六 17:30 加尔各答时间 UTC+5:30",
        "2026-12-05T20:00 | Asia/Shanghai | en | Sat, Dec 5 17:30 Kolkata Time UTC+5:30",
        "2026-12-06T08:00 | Asia/Shanghai | zh | 12月5日周六 19:00 纽约时间 UTC−5",
        "2026-12-06T08:00 | Asia/Shanghai | en | Sat, Dec 5 19:00 New York time UTC−5",
        "2027-07-01T12:00 | UTC           | en | Thu, Jul 1 14:00 Paris time UTC+2",
        "2027-07-01T12:00 | UTC           | zh | 7月1日周四 12:00 协调世界时 UTC",
        "2026-12-05T20:00 | +08:00        | fr | sam. 5 déc. 13:00 Paris time UTC+1",
      })
  void saysDayTimeAndOffsetAsPeopleThere(String start, ZoneId zone, String language, String line) {
    lane.governedBy(
        was -> with(was, "Asia/Tokyo", "Asia/Kolkata", "America/New_York", "Europe/Paris", "UTC"));
    lane.settings(Shipped.with(lecture(1, start, zone)));

    assertThat(lane.page("series", language, Map.of()).blocks())
        .anySatisfy(
            block ->
                assertThat(block)
                    .isInstanceOfSatisfying(
                        View.Paragraph.class,
                        paragraph -> assertThat(paragraph.text().lines()).contains(line)));
  }

  @Test
  void tellsARoomTheTimeInTheZonesOfItsOwnMembersAndPutsEqualClocksOnOneLine() {
    lane.at("2026-12-03T00:00:00Z");
    RoomId here = talks.appGroup("here");
    RoomId there = talks.appGroup("there");
    lane.joins(here, "Ada");
    lane.joins(there, "Bo");
    lane.joins(there, "Cy");
    lane.joins(there, "Di");
    lane.knows(new MemberId("guest:Bo"), Facts.COUNTRY, "JP");
    lane.knows(new MemberId("guest:Cy"), Facts.COUNTRY, "IT");
    lane.knows(new MemberId("guest:Di"), Facts.COUNTRY, "JP");
    talks.tick();

    assertThat(lane.asked(Say.class).getFirst().text())
        .contains("\n12月5日周六 20:00 北京时间 UTC+8\n12月5日周六 13:00 巴黎时间 UTC+1\n授课语言");
    assertThat(lane.asked(Say.class).getLast().text())
        .contains(
            "\n12月5日周六 20:00 北京时间 UTC+8\n12月5日周六 13:00 巴黎时间、罗马时间 UTC+1\n"
                + "12月5日周六 21:00 日本时间 UTC+9\n授课语言");
  }

  @Test
  void callsOutThatClocksChangeBetweenAnnouncementAndLecture() {
    lane.settings(Shipped.with(lecture(1, "2027-03-28T20:00")));
    lane.at("2027-03-27T00:00:00Z");
    talks.appGroup("experts");
    talks.tick();

    assertThat(said())
        .contains("3月28日周日 14:00 巴黎时间 UTC+2\n（巴黎时间：3月28日周日起调整夏令时，上面已是调整后的时间。）\n")
        .contains("(The clocks of Paris time change on Sun, Mar 28; the time above is by the new");

    lane.settings(Shipped.with(lecture(2, "2027-03-31T20:00")));
    lane.at("2027-03-29T00:00:00Z");
    talks.tick();
    assertThat(said()).contains("第2讲").doesNotContain("夏令时");
  }

  @Test
  void leavesOutZonesOfMembersAndThenLanguagesBeforeTheAppGroupWouldCutTheMessage() {
    lane.at("2026-12-03T00:00:00Z");
    RoomId room = talks.appGroup("world");
    List.of("JP", "IN", "US", "BR", "NZ")
        .forEach(
            country -> {
              lane.joins(room, country);
              lane.knows(new MemberId("guest:" + country), Facts.COUNTRY, country);
            });
    Lecture lecture = large(PRONE);
    lane.settings(Shipped.with(longWinded(lecture)));
    talks.tick();

    assertThat(said().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(2048);
    assertThat(said()).startsWith(ANNOUNCED).contains("北京时间", "https://live.example.org/hall");
  }

  private static Lecture longWinded(Lecture lecture) {
    return new Lecture(
        lecture.number(),
        lecture.title(),
        IntStream.range(0, 12)
            .mapToObj(
                i ->
                    Shipped.speaker(
                        "李明" + i,
                        "Ming Li " + i,
                        "第一医院重症医学科与呼吸科联合病房",
                        "First Hospital, joint ward"))
            .toList(),
        lecture.hosts(),
        lecture.start(),
        lecture.zone(),
        lecture.length(),
        lecture.link(),
        lecture.live(),
        lecture.streams(),
        lecture.languages(),
        lecture.recording(),
        lecture.cancelled());
  }

  @Test
  void announcesOnceInEachRoomAndRemindsAsOftenAsTheRoomAllows() {
    lane.at("2026-12-01T00:00:00Z");
    RoomId experts = talks.appGroup("experts");
    RoomId doctors = talks.customerGroup("doctors");

    talks.minutes(ofDays(2));
    talks.taps(doctors);
    talks.minutes(ofDays(3));

    assertThat(talks.told(experts)).containsExactly(ANNOUNCED, ONE_DAY, ONE_HOUR, TEN_MINUTES);
    assertThat(talks.told(doctors)).containsExactly(ANNOUNCED, ONE_DAY);
  }

  @Test
  void whereTheOwnerHasNotTappedTheAnnouncementNoReminderIsLaidOnTopOfIt() {
    lane.at("2026-12-03T00:00:00Z");
    RoomId doctors = talks.customerGroup("doctors");
    talks.tick();
    talks.minutes(ofDays(2));

    assertThat(talks.told(doctors)).containsExactly(ANNOUNCED);
    assertThat(lane.page("told", "en", Map.of()).blocks())
        .contains(
            new View.Table(
                List.of("Room", "Told"),
                List.of(List.of("doctors", "waits for a tap of owner, for 2 days now"))));
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
    talks.appGroup("experts");
    lane.at(moment);
    talks.tick();

    assertThat(lane.asked(Say.class)).as(why).hasSize(messages);
  }

  @Test
  void aRoomThatOpensAfterTheAnnouncementGetsItTooAndNoReminderThatIsPast() {
    lane.at("2026-12-04T14:00:00Z");
    RoomId first = talks.appGroup("first");
    talks.minutes(ofMinutes(5));
    RoomId late = talks.appGroup("late");
    talks.minutes(ofMinutes(5));

    assertThat(talks.told(first)).hasSize(1);
    assertThat(talks.told(late)).containsExactly(ANNOUNCED);

    talks.minutes(ofHours(24));
    assertThat(talks.told(late)).containsExactly(ANNOUNCED, ONE_HOUR, TEN_MINUTES);
  }

  @Test
  void nothingIsSaidTwiceAfterARestart() {
    lane.at("2026-12-04T11:00:00Z");
    RoomId room = talks.appGroup("experts");
    lane.diesAfter(lane::tick);
    lane.diesAfter(lane::tick);
    talks.tick();
    talks.tick();
    lane.pass(ofHours(2));
    lane.diesAfter(lane::tick);
    talks.minutes(ofMinutes(3));
    lane.settings(Shipped.with(lecture(1, "2026-12-05T21:00")));
    lane.diesAfter(lane::tick);
    talks.minutes(ofMinutes(3));

    assertThat(talks.told(room)).containsExactly(ANNOUNCED, ONE_DAY, CHANGED);
  }

  @Test
  void whatAnEarlierVersionHasAnnouncedIsNotAnnouncedAgain() {
    lane.at("2026-12-04T11:00:00Z");
    RoomId room = talks.appGroup("experts");
    lane.notes().put("told/icu/1/announcement/" + room, lane.now());
    talks.minutes(ofHours(2));

    assertThat(talks.told(room)).containsExactly(ONE_DAY);
  }

  @Test
  void afterALongOutageOnlyTheLatestReminderIsGiven() {
    lane.at("2026-12-03T00:00:00Z");
    RoomId room = talks.appGroup("experts");
    talks.tick();
    lane.pass(ofHours(59).plusMinutes(55)); // five minutes before the start
    talks.tick();

    assertThat(talks.told(room)).containsExactly(ANNOUNCED, TEN_MINUTES);
  }

  @Test
  void aCustomerGroupThatIsStillBeingMadeReadyIsNotTold() {
    lane.at("2026-12-03T00:00:00Z");
    RoomId room = lane.room(RoomKind.CUSTOMER_GROUP, "new", 500, Map.of());
    RoomId hall = lane.room(RoomKind.ALL_STAFF, "hall", 10_000, Map.of());
    lane.tick();
    assertThat(talks.told(room)).isEmpty();
    assertThat(talks.told(hall)).isEmpty();

    lane.changes(room, Facts.FAMILY, "main");
    lane.tick();
    assertThat(talks.told(room)).hasSize(1);
  }

  @Test
  void aChangeGoesOnceToExactlyThoseWhoSawTheAnnouncement() {
    lane.at("2026-12-03T00:00:00Z");
    RoomId experts = talks.appGroup("experts");
    RoomId tapped = talks.customerGroup("tapped");
    RoomId waiting = talks.customerGroup("waiting");
    talks.tick();
    talks.taps(tapped);

    lane.settings(Shipped.with(lecture(1, "2026-12-05T21:00")));
    talks.minutes(ofMinutes(5));

    assertThat(talks.told(experts)).containsExactly(ANNOUNCED, CHANGED);
    assertThat(talks.told(tapped)).containsExactly(ANNOUNCED, CHANGED);
    assertThat(talks.told(waiting)).containsExactly("(" + ANNOUNCED + ")", ANNOUNCED);
    assertThat(said()).contains("21:00 北京时间");
  }

  @Test
  void aCancellationGoesToWhoSawTheAnnouncementAndWhatIsOwedIsWithdrawn() {
    lane.at("2026-12-03T00:00:00Z");
    RoomId experts = talks.appGroup("experts");
    RoomId waiting = talks.customerGroup("waiting");
    talks.tick();

    lane.settings(Shipped.with(cancelled(PRONE)));
    talks.minutes(ofMinutes(5));
    RoomId late = talks.appGroup("late");
    talks.minutes(ofDays(3));

    assertThat(talks.told(experts)).containsExactly(ANNOUNCED, CANCELLED);
    assertThat(talks.told(waiting)).containsExactly("(" + ANNOUNCED + ")");
    assertThat(talks.told(late)).isEmpty();
  }

  @Test
  void anOwnerWhoTapsWhatWasWithdrawnMakesTheRoomHearOfTheChangeToo() {
    lane.at("2026-12-03T00:00:00Z");
    RoomId moved = talks.customerGroup("moved");
    talks.tick();
    lane.settings(Shipped.with(lecture(1, "2026-12-05T21:00")));
    talks.minute();
    talks.tapsWhatWasWithdrawn(moved);
    talks.minutes(ofMinutes(5));

    assertThat(talks.told(moved))
        .containsExactly("(" + ANNOUNCED + ")", "(" + ANNOUNCED + ")", CHANGED);

    lane.settings(Shipped.with(cancelled(PRONE)));
    talks.minute();
    assertThat(talks.told(moved))
        .containsExactly(
            "(" + ANNOUNCED + ")", "(" + ANNOUNCED + ")", "(" + CHANGED + ")", CANCELLED);
  }

  @Test
  void aChangeThatIsTakenBackBeforeAnybodySawItIsNotToldOf() {
    lane.at("2026-12-03T00:00:00Z");
    RoomId room = talks.customerGroup("doctors");
    talks.tick();
    talks.taps(room);
    lane.settings(Shipped.with(lecture(1, "2026-12-05T21:00")));
    talks.minute();
    lane.settings(Shipped.with(PRONE));
    talks.minutes(ofMinutes(5));

    assertThat(talks.told(room)).containsExactly(ANNOUNCED, "(" + CHANGED + ")");
  }

  @Test
  void aLectureThatIsMovedIsRemindedOfAgainButNotInCustomerGroups() {
    lane.at("2026-12-04T10:00:00Z");
    RoomId experts = talks.appGroup("experts");
    RoomId doctors = talks.customerGroup("doctors");
    talks.tick();
    talks.taps(doctors);
    talks.minutes(ofHours(3));
    talks.taps(doctors);
    lane.settings(Shipped.with(lecture(1, "2026-12-07T20:00")));
    talks.minute();
    talks.taps(doctors);
    talks.minutes(ofDays(4));

    assertThat(talks.told(experts))
        .containsExactly(ANNOUNCED, ONE_DAY, CHANGED, ONE_DAY, ONE_HOUR, TEN_MINUTES);
    assertThat(talks.told(doctors)).containsExactly(ANNOUNCED, ONE_DAY, CHANGED);
  }

  @Test
  void inTheMonthsBudgetOfACustomerGroupAnnouncementsComeBeforeReminders() {
    Lecture[] daily =
        IntStream.rangeClosed(1, 21)
            .mapToObj(day -> lecture(day, "2026-12-%02dT20:00".formatted(day + 4)))
            .toArray(Lecture[]::new);
    lane.settings(Shipped.with(daily));
    lane.at("2026-12-01T00:00:00Z");
    RoomId doctors = talks.customerGroup("doctors");
    for (int day = 0; day < 26; day++) {
      talks.minutes(ofHours(12));
      talks.taps(doctors);
      talks.minutes(ofHours(12));
    }

    List<String> told = talks.told(doctors);
    assertThat(told.stream().filter(line -> line.startsWith("【讲座通知】"))).hasSize(21);
    assertThat(told.stream().filter(line -> line.startsWith("【提醒】"))).isEmpty();
  }

  @Test
  void onceTheRecordingIsThereAppGroupsThatKnowTheLectureAreThankedAndToldOfTheNext() {
    lane.at("2026-12-03T00:00:00Z");
    RoomId experts = talks.appGroup("experts");
    RoomId doctors = talks.customerGroup("doctors");
    talks.tick();
    talks.taps(doctors);
    lane.at("2026-12-06T00:00:00Z");
    talks.appGroup("late");
    lane.settings(Shipped.with(recorded(PRONE), lecture(2, "2026-12-12T20:00")));
    talks.minutes(ofHours(1));

    assertThat(talks.told(experts))
        .containsExactly(ANNOUNCED, "感谢李明（第一医院）、安娜（里昂医院）带来的精彩讲座，也感谢各位同道参与！");
    assertThat(said())
        .contains("回放：https://live.example.org/replay/1\n下一讲：第2讲：俯卧位通气 · 2026年12月12日周六 20:00\n");
    assertThat(talks.told(doctors)).containsExactly(ANNOUNCED);
    assertThat(lane.asked(Say.class)).hasSize(3);
  }

  @Test
  void moderatorsAreToldOnceOfLecturesInThePastAndARunningSeriesGoesOn() {
    lane.at("2026-12-03T00:00:00Z");
    RoomId room = talks.appGroup("experts");
    talks.tick();
    assertThat(lane.asked(Tell.class)).isEmpty();
    talks.minutes(ofDays(4)); // the first lecture passes, as planned

    lane.settings(
        Shipped.with(PRONE, lecture(2, "2025-12-12T20:00"), lecture(3, "2026-12-09T20:00")));
    talks.minutes(ofHours(2));

    assertThat(lane.asked(Tell.class)).hasSize(1);
    assertThat(lane.asked(Tell.class).getFirst().text())
        .contains("icu 第2讲：俯卧位通气 (2025-12-12 20:00 Asia/Shanghai)")
        .doesNotContain("第1讲", "第3讲");
    assertThat(talks.told(room)).contains("【讲座通知】重症讲座 第3讲");
  }

  @Test
  void moderatorsAreToldOnceOfALectureThatIsGoneAfterItWasAnnounced() {
    lane.at("2026-12-03T00:00:00Z");
    RoomId room = talks.appGroup("experts");
    RoomId doctors = talks.customerGroup("doctors");
    talks.tick();
    lane.settings(Shipped.with(series("icu")));
    talks.minutes(ofHours(1));

    assertThat(lane.asked(Tell.class)).hasSize(1);
    assertThat(lane.asked(Tell.class).getFirst().text()).contains("第1讲", "cancelled: true");
    assertThat(talks.told(doctors)).containsExactly("(" + ANNOUNCED + ")");

    lane.settings(Shipped.with(PRONE));
    talks.minutes(ofHours(1));
    assertThat(talks.told(room)).containsExactly(ANNOUNCED);
    assertThat(talks.told(doctors)).containsExactly("(" + ANNOUNCED + ")", ANNOUNCED);
  }

  @Test
  void anotherCommunitysSeriesIsNotOurs() {
    lane.at("2026-12-03T00:00:00Z");
    talks.appGroup("experts");
    lane.settings(
        Shipped.with(
            new Series(
                "nurses",
                Optional.of(new CommunityId("nurses")),
                Map.of("en", "Nursing", "zh", "护理"),
                List.of(PRONE))));
    talks.tick();

    assertThat(lane.asked(Say.class)).isEmpty();
    assertThat(lane.page("series", "en", Map.of()).blocks())
        .containsExactly(new View.Paragraph("No lectures are planned at the moment."));
  }

  @Test
  void theTimeZoneOfALectureIsThatOfItsPlace() {
    assertThat(lecture(1, "2026-12-05T13:00", ZoneId.of("Europe/Paris")).startsAt())
        .isEqualTo(lecture(1, "2026-12-05T20:00", SHANGHAI).startsAt());
  }

  private static Community with(Community was, String... zones) {
    return new Community(
        was.id(),
        was.names(),
        was.languages(),
        Arrays.stream(zones).map(ZoneId::of).toList(),
        was.founders(),
        was.moderators(),
        was.hosts(),
        was.openers(),
        was.corporateRoom(),
        was.joinLink(),
        was.rules());
  }
}
