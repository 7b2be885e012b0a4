package org.roomkeeper.lectures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.roomkeeper.lectures.Shipped.lecture;
import static org.roomkeeper.lectures.Shipped.series;
import static org.roomkeeper.lectures.Shipped.speaker;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.runtime.settings.SettingsRefused;

class LectureTest {
  private static final String WHOLE =
      """
      series:
        - key: icu
          name: {zh: 重症医学, en: Critical care}
          lectures:
            - number: 7
              title: {zh: 题目, en: Title}
              speakers:
                - {name: {zh: 李明, en: Ming Li}, affiliation: {zh: 第一医院, en: First Hospital}}
                - {name: {zh: 安娜, en: Anna Roy}, affiliation: {zh: 里昂医院, en: Lyon Hospital}}
              start: 2026-12-05T20:00
              zone: Asia/Shanghai
              languages: [zh, en]
      """;

  @Test
  void aLectureOfOneLinkIsReadAsBefore() {
    Lecture lecture = read("        link: https://live.example.org/7\n");

    assertThat(lecture.places()).hasSize(1);
    assertThat(lecture.takes()).isEqualTo(Duration.ofHours(1));
    assertThat(lecture.ledBy()).isEmpty();
    assertThat(lecture.isCancelled()).isFalse();
  }

  @Test
  void hostsStreamsLengthRecordingAndCancellationAreRead() {
    Lecture lecture =
        read(
            """
            hosts: [{name: {zh: 王芳, en: Fang}, affiliation: {zh: 医院, en: Hospital}}, {name: {zh: 赵云, en: Yun}, affiliation: {zh: 医院, en: Hospital}}]
            streams: [{title: {zh: 主会场, en: Main hall}, link: "https://live.example.org/a"}, {title: {zh: 里昂, en: Lyon}, link: "https://live.example.org/b"}]
            length: 90m
            recording: https://live.example.org/replay/7
            cancelled: true
            """);

    assertThat(lecture.ledBy()).hasSize(2);
    assertThat(lecture.places()).hasSize(2);
    assertThat(lecture.takes()).isEqualTo(Duration.ofMinutes(90));
    assertThat(lecture.recording()).isPresent();
    assertThat(lecture.isCancelled()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "languages: [] | lecture 7 names no language",
        "speakers: [] | lecture 7 has no speaker",
        "number: 0 | lectures are numbered from 1, not 0",
        "length: 1m | the length of lecture 7 is between 5m and 12h",
        "link: ftp://example.org/7 | the link of lecture 7 is no address that begins with https",
      })
  void whatCannotBeIsRefusedInClearWords(String wrong, String why) {
    String key = wrong.substring(0, wrong.indexOf(':'));
    String right = WHOLE + "        link: https://live.example.org/7\n";
    String changed =
        key.equals("length")
            ? right + "        " + wrong + "\n"
            : key.equals("speakers")
                ? right.replaceAll("(?s)speakers:.*?(?=        start)", "speakers: []\n")
                : right.replaceAll("(?m)" + key + ": .*$", wrong);

    assertThatThrownBy(() -> Shipped.read(changed))
        .isInstanceOf(SettingsRefused.class)
        .hasMessageContaining(why);
  }

  @Test
  void aTimeThatTheClocksSkipOrShowTwiceIsRefused() {
    ZoneId paris = ZoneId.of("Europe/Paris");

    assertThatThrownBy(() -> lecture(4, "2027-03-28T02:30", paris))
        .hasMessage(
            "lecture 4 starts at 2027-03-28T02:30, a time that the clocks of Europe/Paris skip"
                + " that day");
    assertThatThrownBy(() -> lecture(4, "2027-10-31T02:30", paris))
        .hasMessage(
            "lecture 4 starts at 2027-10-31T02:30, a time that comes twice in Europe/Paris that"
                + " day; give +02:00 or +01:00 as the zone");
  }

  @Test
  void aPlaceToWatchIsGivenOnceAndInOneWay() {
    assertThatThrownBy(() -> read("")).hasMessageContaining("does not say where to watch it");
    assertThatThrownBy(
            () ->
                read(
                    """
                                  link: https://live.example.org/7
                                  streams: [{title: {zh: 甲, en: A}, link: "https://live.example.org/a"}]
                    """))
        .hasMessageContaining("has a link and streams");
    assertThatThrownBy(
            () ->
                read(
                    """
                    streams: [{title: {zh: 甲, en: A}, link: "https://a.example.org"}, {title: {zh: 乙, en: B}, link: "https://a.example.org"}]
                    """))
        .hasMessageContaining("two streams of lecture 7 lead to https://a.example.org");
  }

  @Test
  void numbersMayHaveGapsButNotComeTwiceAndSpeakersHaveNames() {
    assertThat(series("icu", lecture(1, "2026-12-05T20:00"), lecture(9, "2026-12-12T20:00")))
        .satisfies(series -> assertThat(series.lectures()).hasSize(2));
    assertThatThrownBy(
            () -> series("icu", lecture(1, "2026-12-05T20:00"), lecture(1, "2026-12-12T20:00")))
        .hasMessage("two lectures of the series icu have the number 1");
    assertThatThrownBy(() -> speaker(" ", "Ming Li", "第一医院", "First Hospital"))
        .hasMessage("a speaker has no name");
    assertThatThrownBy(() -> new Lecture.Speaker(Map.of(), Map.of("en", "First Hospital")))
        .hasMessage("a speaker has no name");
  }

  @Test
  void customerGroupsTakeOneReminderAtMost() {
    LecturesConfig fine = Shipped.with(series("icu"));
    var twice =
        List.of(
            new LecturesConfig.Reminder(
                Duration.ofDays(1), List.of(RoomKind.CUSTOMER_GROUP), Map.of("en", "one")),
            new LecturesConfig.Reminder(
                Duration.ofHours(1), List.of(RoomKind.CUSTOMER_GROUP), Map.of("en", "two")));
    assertThatThrownBy(
            () ->
                new LecturesConfig(
                    fine.announceBefore(),
                    twice,
                    fine.customerGroupsAMonth(),
                    fine.words(),
                    fine.pages(),
                    fine.questions(),
                    fine.zoneNames(),
                    fine.countryZones(),
                    fine.series()))
        .hasMessageStartingWith("at most one reminder goes to customer groups");
  }

  private static Lecture read(String more) {
    return Shipped.read(WHOLE + more.replaceAll("(?m)^ *(?=\\S)", "        ")).series().stream()
        .flatMap(series -> series.lectures().stream())
        .findFirst()
        .orElseThrow();
  }
}
