package org.roomkeeper.app.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The lectures as members, speakers and moderators see them, in a browser, on a phone and on a
 * desk, in both languages: the series, one lecture with the questions to its speakers, the
 * speaker's list, the calendar. Pictures of all of it are taken on the way.
 */
class LecturesPagesIT {
  private static final Pattern START = Pattern.compile("start: (\\S+)");
  private static final Pattern EVENT = Pattern.compile("(?m)^BEGIN:VEVENT");
  private static final int PHONE_WIDTH = 390;
  private static final int PHONE_HEIGHT = 844;
  private static final List<String> LANGUAGES = List.of("zh", "en");

  private static Browsing browsing;
  private static QuietStage quiet;
  private static String lectures;
  private static String desk;

  @BeforeAll
  static void open() throws Exception {
    browsing = Browsing.open();
    quiet = QuietStage.set(Duration.ofHours(51).plusMinutes(20), LecturesPagesIT::lay);
    Stage stage = quiet.stage();
    lectures = stage.address().joinLink().resolve("/doctors/lectures/").toString();
    desk = quiet.desk();
    stage.people().letPass(Duration.ofMinutes(2));
  }

  /** Two lectures that are over, two that come, and one of another series. */
  private static void lay(Path config) throws IOException {
    Path file = config.resolve("plugins/lectures.yaml");
    Matcher start = START.matcher(Files.readString(file));
    if (!start.find()) {
      throw new IOException("no lecture in " + file);
    }
    var next = LocalDateTime.parse(start.group(1));
    String over = "link: https://live.example.org/%1$d, recording: https://live.example.org/r/%1$d";
    Files.writeString(
        file,
        """
        series:
          - key: icu
            name: {zh: 重症医学系列讲座, en: Critical Care Lectures}
            lectures:
        %s%s%s%s  - key: nursing
            name: {zh: 危重症护理讲座, en: Nursing the Critically Ill}
            lectures:
        %s"""
            .formatted(
                lecture(5, "镇静与谵妄", "Sedation and delirium", next.minusDays(14), over.formatted(5)),
                lecture(6, "休克的液体治疗", "Fluids in shock", next.minusDays(7), over.formatted(6)),
                lecture(
                    7,
                    "俯卧位通气的时机",
                    "When to turn a patient prone",
                    next,
                    "length: 90m, hosts: [{name: {zh: 王芳, en: Fang Wang}, affiliation: {zh:"
                        + " 第二医院, en: Second Hospital}}], streams: [{title: {zh: 主会场, en: Main"
                        + " hall}, link: 'https://live.example.org/hall'}, {title: {zh: 里昂, en:"
                        + " Lyon}, live: expert01}]"),
                lecture(
                    8,
                    "体外膜肺氧合的护理要点",
                    "Nursing a patient on ECMO",
                    next.plusDays(7),
                    "live: expert02"),
                lecture(
                    1,
                    "压力性损伤的预防",
                    "Preventing pressure injuries",
                    next.plusDays(1),
                    "link: 'https://live.example.org/n1'")));
  }

  private static String lecture(
      int number, String zh, String en, LocalDateTime start, String more) {
    return """
            - {number: %d, title: {zh: %s, en: %s}, start: '%s', zone: Asia/Shanghai, languages: [zh, en], %s,
               speakers: [{name: {zh: 李明, en: Ming Li}, affiliation: {zh: 第一医院重症医学科, en: 'First Hospital, Intensive Care'}},
                          {name: {zh: 安娜·罗伊, en: Anna Roy}, affiliation: {zh: 里昂医院, en: Lyon Hospital}}]}
    """
        .formatted(number, zh, en, start, more);
  }

  @AfterAll
  static void close() {
    QuietStage.close(quiet, browsing);
  }

  @Test
  void theSeriesShowsWhatIsNextHowLongItIsUntilThenAndWhatCanBeSeenAgain() {
    for (Page page : List.of(phone(), browsing.desktop())) {
      for (String language : LANGUAGES) {
        boolean chinese = language.equals("zh");
        page.navigate(lectures + "series?lang=" + language);
        Locator all = page.locator("main");
        assertThat(all).containsText(chinese ? "2 天 3 小时后开讲" : "Starts in 2 days 3 hours");
        assertThat(all).containsText(chinese ? "下一讲" : "Next");
        assertThat(all).containsText(chinese ? "往期讲座" : "Past lectures");
        assertThat(page.locator("a[href='https://live.example.org/r/6']")).isVisible();
        browsing.isFitForPeople(page, language);
        browsing.isUsedByKeys(page);
        browsing.shoot(page, "lectures-series", language);
        page.navigate(lectures + "feed?lang=" + language);
        assertThat(page.locator("a[href^='webcal:']")).isVisible();
        browsing.isFitForPeople(page, language);
        browsing.shoot(page, "lectures-feed", language);
        page.navigate(lectures + "lecture/icu-6?lang=" + language);
        assertThat(page.locator("a.onward")).hasText(chinese ? "观看回放" : "Watch the recording");
        browsing.isFitForPeople(page, language);
        browsing.shoot(page, "lectures-over", language);
      }
    }
  }

  @Test
  void theCalendarIsGivenAsAFileToWhoeverSubscribes() {
    Page page = browsing.desktop();
    var feed = page.request().get(lectures + "feed.ics?lang=zh");
    assertThat(feed.headers().get("content-type")).startsWith("text/calendar");
    assertThat(EVENT.matcher(feed.text()).results()).hasSize(5);
    assertThat(feed.text()).contains("UID:icu-7.doctors@").contains("TRIGGER;RELATED=START:-PT10M");
  }

  @Test
  void questionsAreAskedMergedVotedForAndMarkedByTheSpeaker() {
    Page ada = phone();
    ask(ada, "zh", "什么时候应该开始俯卧位通气？");
    assertThat(ada.locator("main")).containsText("您的问题已经列入清单");
    browsing.shoot(ada, "lectures-asked", "zh");
    Page bo = browsing.desktop();
    ask(bo, "zh", "什么时候应该开始俯卧位通气");
    assertThat(bo.locator("main")).containsText("已经有人问过几乎相同的问题");
    assertThat(bo.locator("tbody tr")).hasCount(1);
    assertThat(bo.locator("tbody tr td").last()).hasText("2");
    ask(bo, "zh", "什么时候应该开始俯卧位通气");
    assertThat(bo.locator("main")).containsText("不必重复提交");
    Page cy = phone();
    ask(cy, "en", "Which mattress do you use, and who turns the patient at night?");
    assertThat(cy.locator("main")).containsText("Your question is in the list.");
    cy.locator("select[name=same]").selectOption(new String[] {"0001"});
    cy.locator("form:has(select[name=same]) button").click();
    assertThat(cy.locator("tbody tr td").nth(1)).hasText("3");
    browsing.isFitForPeople(cy, "en");
    ask(cy, "en", "As https://buy.example.org says, how long may somebody lie so?");
    assertThat(cy.locator("main")).containsText("Please leave links out");
    assertThat(cy.locator("textarea")).hasValue(Pattern.compile("^As https://buy.*"));
    browsing.shoot(cy, "lectures-refused", "en");
    Page di = browsing.desktop();
    ask(di, "en", "How do you feed somebody who lies prone?");
    for (Page page : List.of(cy, di)) {
      for (String language : LANGUAGES) {
        page.navigate(lectures + "lecture/icu-7?lang=" + language);
        assertThat(page.locator("tbody tr")).hasCount(3);
        browsing.isFitForPeople(page, language);
        browsing.isUsedByKeys(page);
        browsing.shoot(page, "lectures-lecture", language);
      }
    }
    speakerMarks();
  }

  @Test
  void aQuestionThatIsFarTooLongIsRefusedAndStillStandsInTheForm() {
    Page page = browsing.phone();
    String endless = "俯卧".repeat(5000);
    page.navigate(lectures + "lecture/icu-8?lang=zh");
    page.locator("textarea").fill(endless);
    page.locator("form:has(textarea) button").click();
    assertThat(page.locator(".notice")).containsText("共 10000 个字符，最多 500 个");
    assertThat(page.locator("textarea")).hasValue(endless);
    browsing.shoot(page, "lectures-too-long", "zh");
    browsing.isRefusedOnPurpose(page);
    browsing.isFitForPeople(page, "zh");
  }

  /** The moderator hands the link on; the speaker opens it on a phone. */
  private static void speakerMarks() {
    Page moderator = browsing.desktop();
    quiet.sitDown(moderator);
    for (String language : LANGUAGES) {
      moderator.navigate(desk + "/doctors/lectures/told?lang=" + language);
      assertThat(moderator.locator("main")).containsText("expert01");
      assertThat(moderator.locator("tbody tr").first())
          .containsText(language.equals("zh") ? "未通知" : "not told");
      browsing.isFitForPeople(moderator, language);
      browsing.shoot(moderator, "lectures-told", language);
      moderator.navigate(desk + "/doctors/lectures/questions/icu-7?lang=" + language);
      assertThat(moderator.locator("tbody tr")).hasCount(3);
      browsing.isFitForPeople(moderator, language);
      browsing.shoot(moderator, "lectures-questions", language);
    }
    String link = moderator.locator("figure.code a").getAttribute("href");
    Page speaker = phone();
    speaker.navigate(link + "&lang=zh");
    speaker.locator("select[name=answered]").selectOption(new String[] {"0001"});
    speaker.locator("form:has(select[name=answered]) button").click();
    assertThat(speaker.locator("tbody tr").last()).containsText("✓ 已解答");
    for (Page page : List.of(speaker, browsing.desktop())) {
      for (String language : LANGUAGES) {
        page.navigate(link + "&lang=" + language);
        browsing.isFitForPeople(page, language);
        browsing.shoot(page, "lectures-speaker", language);
      }
    }
    Page late = phone();
    late.navigate(lectures + "lecture/icu-7?lang=en");
    assertThat(late.locator("tbody tr").last()).containsText("✓ Answered");
  }

  private static void ask(Page page, String language, String words) {
    page.navigate(lectures + "lecture/icu-7?lang=" + language);
    page.locator("textarea").fill(words);
    page.locator("form:has(textarea) button").click();
    assertThat(page.locator(".notice")).isVisible();
  }

  private static Page phone() {
    Page page = browsing.phone();
    page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
    return page;
  }
}
