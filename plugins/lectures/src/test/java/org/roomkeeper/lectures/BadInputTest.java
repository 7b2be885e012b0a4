package org.roomkeeper.lectures;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.roomkeeper.lectures.Shipped.lecture;
import static org.roomkeeper.lectures.Shipped.live;
import static org.roomkeeper.lectures.Shipped.series;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Tell;
import org.roomkeeper.api.View;
import org.roomkeeper.runtime.settings.Problem;
import org.roomkeeper.runtime.settings.SettingsRefused;
import org.roomkeeper.sandbox.lane.HandLane;
import org.roomkeeper.sandbox.simulation.Simulation;

/**
 * What people get wrong, by the settings and by a message to the app: each is answered clearly, in
 * both languages, and nothing that stood before is lost.
 */
class BadInputTest {
  private static final Lecture PRONE = lecture(1, "2026-12-05T20:00");
  private static final MemberId ADA = new MemberId("staff:ada");
  private static final String WHEN = "When do you turn a patient prone?";
  private static final String BEHIND = " 题目 | 李明，第一医院 | https://live.example.org/5";

  private final Talks talks = new Talks(Shipped.with(PRONE));
  private final HandLane lane = talks.lane();

  // ---- what a founder writes into the file ----

  private static List<String> file(String... changes) {
    String lectures =
        """
        series:
          - key: icu
            name: {zh: 重症医学, en: Critical care}
            lectures:
              - number: 7
                title: {zh: 题目, en: Title}
                speakers: [{name: {zh: 李明, en: Ming Li}, affiliation: {zh: 一院, en: First}}]
                start: 2026-12-05T20:00
                zone: Europe/Paris
                languages: [zh, en]
                link: https://live.example.org/7
        """;
    for (int i = 0; i < changes.length; i += 2) {
      assertThat(lectures).contains(changes[i]);
      lectures = lectures.replace(changes[i], changes[i + 1]);
    }
    String yaml = lectures;
    var refused =
        catchThrowableOfType(SettingsRefused.class, () -> Shipped.read(yaml).series().size());
    return List.of(Problem.all(refused.problems(), "en"), Problem.all(refused.problems(), "zh"));
  }

  /** What a moderator who reads this language is answered. */
  private String answer(String language, String words) {
    lane.knows(HandLane.OWNER, Facts.LANGUAGE, language);
    lane.writes(HandLane.OWNER, words);
    return lane.asked(Tell.class).getLast().text();
  }

  private List<String> timetable() {
    return answer("zh", "讲座").lines().filter(line -> line.startsWith("icu ")).toList();
  }

  @Test
  void aTimeThatTheClocksSkipIsRefusedInTheFileWithItsPlaceAndInTheMessage() {
    assertThat(file("2026-12-05T20:00", "2027-03-28T02:30"))
        .satisfiesExactly(
            en ->
                assertThat(en)
                    .startsWith("plugins/lectures.yaml:")
                    .contains("lecture 7", "2027-03-28T02:30", "clocks of Europe/Paris skip"),
            zh ->
                assertThat(zh)
                    .startsWith("plugins/lectures.yaml:")
                    .contains("第 7 讲的开始时间 2027-03-28T02:30 不存在", "Europe/Paris 当天调整时钟"));

    String message = "lecture add icu 5 2027-03-28 02:30 Europe/Paris" + BEHIND;
    assertThat(answer("en", message))
        .isEqualTo(
            "Nothing was changed: 2027-03-28 02:30 does not exist in Europe/Paris; the clocks skip"
                + " it that day.");
    assertThat(answer("zh", message)).contains("Europe/Paris 当天调整时钟，2027-03-28 02:30 这个时间不存在");
    assertThat(timetable()).hasSize(1);
  }

  @Test
  void aTimeThatComesTwiceThatDayIsRefusedWithTheTwoZonesThatWouldTellThemApart() {
    assertThat(file("2026-12-05T20:00", "2027-10-31T02:30"))
        .satisfiesExactly(
            en -> assertThat(en).contains("comes twice in Europe/Paris", "give +02:00 or +01:00"),
            zh -> assertThat(zh).contains("当天会出现两次", "请把时区写成 +02:00 或 +01:00"));
    assertThat(Shipped.read("series: []\n").series()).isEmpty();

    String message = "lecture add icu 5 2027-10-31 02:30 Europe/Paris" + BEHIND;
    assertThat(answer("en", message)).contains("comes twice", "Write +02:00 or +01:00");
    assertThat(answer("zh", message)).contains("会出现两次。请把时区写成 +02:00 或 +01:00");
    assertThat(answer("en", message.replace("Europe/Paris", "+01:00"))).startsWith("Entered: ");
  }

  @Test
  void twoLecturesWithOneNumberAreRefusedAndTheOneThatWasThereStays() {
    assertThat(
            file(
                "      - number: 7\n",
                """
                      - number: 7
                        title: {zh: 另一讲, en: Other}
                        speakers: [{name: {zh: 李明, en: Ming Li}, affiliation: {zh: 一院, en: First}}]
                        start: 2026-12-12T20:00
                        zone: Europe/Paris
                        languages: [zh, en]
                        link: https://live.example.org/8
                      - number: 7
                """))
        .satisfiesExactly(
            en -> assertThat(en).contains("two lectures of the series icu have the number 7"),
            zh -> assertThat(zh).contains("系列 icu 有两讲的编号都是 7"));

    String message = "lecture add icu 1 2026-12-12 20:00" + BEHIND;
    assertThat(answer("en", message))
        .isEqualTo("Nothing was entered: the series icu has a lecture 1 already.");
    assertThat(answer("zh", message)).isEqualTo("没有添加：系列 icu 已有第 1 讲。");
    assertThat(timetable()).singleElement().asString().contains("俯卧位通气");
  }

  @Test
  void aSpeakerWithoutANameIsRefused() {
    assertThat(file("name: {zh: 李明, en: Ming Li}", "name: {zh: ' ', en: Ming Li}"))
        .satisfiesExactly(
            en -> assertThat(en).containsAnyOf("a speaker has no name", "is empty"),
            zh -> assertThat(zh).containsAnyOf("有一位讲者没有写姓名", "文字是空的"));
    assertThat(file("[{name: {zh: 李明, en: Ming Li}, affiliation: {zh: 一院, en: First}}]", "[]"))
        .satisfiesExactly(
            en -> assertThat(en).contains("lecture 7 has no speaker"),
            zh -> assertThat(zh).contains("第 7 讲没有讲者"));

    String message = "lecture add icu 5 2026-12-12 20:00 Title | , First | https://a.example.org";
    assertThat(answer("en", message)).contains("each speaker has a name and an affiliation");
    assertThat(answer("zh", message)).contains("每位讲者都要写姓名和单位");
    assertThat(timetable()).hasSize(1);
  }

  @Test
  void aStartInThePastIsToldToTheModeratorsAndNobodyIsInvitedToIt() {
    talks.appGroup("experts");
    lane.at("2026-12-01T00:00:00Z");
    for (String language : List.of("en", "zh")) {
      lane.knows(HandLane.OWNER, Facts.LANGUAGE, language);
      int number = language.equals("en") ? 8 : 9;
      lane.settings(Shipped.with(PRONE, lecture(number, "2025-12-05T20:00")));
      talks.minutes(ofHours(1));
      assertThat(lane.asked(Tell.class).getLast().text())
          .contains(language.equals("en") ? "lie in the past" : "开始时间已经过去")
          .contains("2025-12-05 20:00 Asia/Shanghai");
    }
    assertThat(lane.asked(Tell.class)).hasSize(2);
    assertThat(lane.asked(Say.class)).isEmpty();

    String message = "lecture add icu 5 2025-12-05 20:00" + BEHIND;
    assertThat(answer("en", message)).contains("2025-12-05 20:00 in Asia/Shanghai is past");
    assertThat(answer("zh", message)).contains("2025-12-05 20:00 已经过去了");
    assertThat(answer("zh", "讲座 改期 icu 1 2025-12-05 20:00")).contains("lectures.yaml");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLiveThatWeComRefusesIsToldWithItsReasonAnnouncedAllTheSameAndTriedAgain(boolean byFile) {
    Lecture refused = live(lecture(5, "2026-11-24T20:00"), new MemberId("staff:nobody"));
    var settings = byFile ? Shipped.with(refused) : Shipped.with(series("icu"));
    try (var bot = Simulation.of(new LecturesPlugin(), settings)) {
      var experts = bot.room("experts");
      if (!byFile) {
        bot.town()
            .write(
                "moderator",
                "lecture add icu 5 2026-11-24 20:00 Prone | Ming Li, First Hospital | live nobody");
      }
      bot.advance(ofMinutes(5));

      assertThat(bot.told("moderator"))
          .anySatisfy(
              told ->
                  assertThat(told)
                      .contains("WeCom refuses to book", "nobody", "announced all the same"));
      assertThat(experts.heard()).singleElement().asString().contains("lecture/icu-5");
      bot.town().staff("nobody");
      bot.advance(ofDays(1).plusMinutes(10));
      assertThat((List<?>) bot.world().call(here -> here.lives().ids())).hasSize(1);
    }
  }

  @Test
  void aQuestionOfTenThousandCharactersIsRefusedKindlyOnThePageAndByMessage() {
    String endless = "俯卧".repeat(5000);
    lane.writes(ADA, "提问 icu 1 " + endless);
    lane.knows(ADA, Facts.LANGUAGE, "en");
    lane.writes(ADA, "ask icu 1 " + endless);
    assertThat(lane.asked(Tell.class).stream().map(tell -> tell.text().lines().toList().getLast()))
        .containsExactly(
            "问题太长，没有收下：最多 500 字。请写短一些再提交。",
            "That question is too long and was not taken: 500 characters at most. Please shorten it"
                + " and send it again.");

    asks("a", WHEN);
    asks(HandLane.VISITOR, endless);
    assertThat(page("en")).contains("500 characters at most");
    assertThat(page("zh")).contains("最多 500 字");
    assertThat(questions()).containsExactly(List.of(WHEN, "1"));
  }

  @Test
  void aQuestionThatIsRefusedStandsInTheFormAgainUntilAnotherIsTaken() {
    asks(HandLane.VISITOR, "As https://a.example.org says, when do you stop?");
    assertThat(page("en")).contains("Please leave links out of questions.");
    assertThat(inTheForm()).isEqualTo("As https://a.example.org says, when do you stop?");
    asks(HandLane.VISITOR, "When do you stop?");
    assertThat(inTheForm()).isEmpty();

    lane.writes(ADA, "提问 icu 1 看看 https://a.example.org");
    asks(HandLane.VISITOR, "https://b.example.org");
    assertThat(lane.notes().about(ADA).get("refused/icu/1/" + ADA, String.class)).isPresent();
    lane.at("2027-02-01T00:00:00Z");
    lane.tick();
    assertThat(lane.notes().all().keySet()).noneMatch(key -> key.contains("refused"));
  }

  @Test
  void theSameQuestionFromOnePersonAHundredTimesIsOneQuestionWithOneVote() {
    for (int i = 0; i < 100; i++) {
      asks(HandLane.VISITOR, WHEN);
      lane.writes(ADA, "ask icu 1 " + WHEN);
    }
    assertThat(questions()).containsExactly(List.of(WHEN, "2"));
    assertThat(page("en")).contains("you are counted already");
    assertThat(page("zh")).contains("不必重复提交");
    assertThat(lane.asked(Tell.class).getLast().text()).contains("不必重复提交");
    asks(HandLane.VISITOR, "And how long do you keep them so?");
    assertThat(questions()).hasSize(2);
  }

  private void asks(String visitor, String question) {
    lane.sends("lecture", "icu-1", visitor, Map.of("question", question));
  }

  private View shown(String language) {
    return lane.page("lecture", language, Map.of("sent", "1"), "icu-1");
  }

  private String page(String language) {
    return String.join("\n", shown(language).blocks().stream().map(Object::toString).toList());
  }

  private List<List<String>> questions() {
    return shown("en").blocks().stream()
        .filter(View.Table.class::isInstance)
        .flatMap(block -> ((View.Table) block).rows().stream())
        .toList();
  }

  private String inTheForm() {
    return shown("en").blocks().stream()
        .filter(View.Form.class::isInstance)
        .map(block -> ((View.Form) block).fields().getFirst().filled())
        .findFirst()
        .orElseThrow();
  }
}
