package org.roomkeeper.lectures;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.roomkeeper.lectures.Shipped.lecture;
import static org.roomkeeper.lectures.Shipped.series;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Tell;
import org.roomkeeper.sandbox.lane.HandLane;

/** What moderators enter by messages to the app. */
class TimekeepingTest {
  private static final String ADD =
      "讲座 添加 icu 5 2026-12-05 20:00 俯卧位通气 | 李明，第一医院；安娜，里昂医院 | https://live.example.org/5";

  private final Talks talks = new Talks(Shipped.with(series("icu")));
  private final HandLane lane = talks.lane();

  private String answer(String words) {
    return answer(HandLane.OWNER, words);
  }

  private String answer(MemberId member, String words) {
    lane.writes(member, words);
    return lane.asked(Tell.class).getLast().text();
  }

  @Test
  void aLectureThatAModeratorEntersIsAnnouncedLikeAnyOther() {
    lane.at("2026-12-03T00:00:00Z");
    RoomId room = talks.appGroup("experts");

    assertThat(answer(ADD))
        .isEqualTo(
            """
            已添加：icu 第5讲：俯卧位通气
            12月5日周六 20:00 北京时间 UTC+8
            12月5日周六 13:00 巴黎时间 UTC+1
            到时间会通知各群。""");
    talks.minutes(ofMinutes(5));
    assertThat(talks.told(room)).containsExactly("【讲座通知】重症讲座 第5讲");
  }

  @Test
  void itCanBeMovedAndCalledOffAndRoomsHearOfIt() {
    lane.at("2026-12-03T00:00:00Z");
    RoomId room = talks.appGroup("experts");
    lane.knows(HandLane.OWNER, Facts.LANGUAGE, "en");
    answer(ADD);
    talks.minute();

    assertThat(answer("lecture move icu 5 2026-12-05T14:00 Europe/Paris"))
        .startsWith("Moved: icu Lecture 5: 俯卧位通气\nSat, Dec 5 21:00 Beijing time UTC+8\n");
    talks.minute();
    assertThat(answer("lecture cancel icu 5")).startsWith("Called off: icu Lecture 5");
    talks.minutes(ofDays(3));

    assertThat(talks.told(room))
        .containsExactly("【讲座通知】重症讲座 第5讲", "【讲座变更】重症讲座 第5讲《俯卧位通气》", "【讲座取消】重症讲座 第5讲《俯卧位通气》");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "讲座 添加 icu 5 2027-03-28 02:30 Europe/Paris 题 | 李明，医院 | https://a.example.org # 这个时间不存在",
        "讲座 添加 icu 5 2027-10-31 02:30 Europe/Paris 题 | 李明，医院 | https://a.example.org # 会出现两次。请把时区写成 +02:00 或 +01:00",
        "讲座 添加 icu 5 2027-10-31 02:30 +02:00 题 | 李明，医院 | https://a.example.org # 已添加",
        "讲座 添加 icu 5 2025-12-05 20:00 题 | 李明，医院 | https://a.example.org # 已经过去了",
        "讲座 添加 icu 5 2026-12-05 20:00 题 | ，医院 | https://a.example.org # 每位讲者都要写姓名和单位",
        "讲座 添加 icu 5 2026-12-05 20:00 题 | 李明，医院 | live.example.org # 不是以 https 开头的网址",
        "讲座 添加 icu 5 2026-12-05 20:00 题目而已 # 用竖线隔开",
        "讲座 添加 icu 5 2026-13-05 20:00 题 | 李明，医院 | https://a.example.org # 日期或时间不对",
        "讲座 添加 surgery 5 2026-12-05 20:00 题 | 李明，医院 | https://a.example.org # 没有系列 surgery。现有系列：icu",
        "讲座 添加 icu 5 2026-12-05 20:00 题 | 李明，医院 | https://a.example.org；https://b.example.org # 每路都要在链接前写上名称",
        "讲座 添加 icu 5 2026-12-05 20:00 题 | 李明，医院 | https://a.example.org | 王芳 # 每位讲者都要写姓名和单位",
        "讲座 添加 icu 5 2026-12-05 20:00 题 | 李明，医院 | https://a.example.org/1;v=2 # 已添加",
        "讲座 添加 icu 5 2026-12-05 20:00 题 | 李明，医院 | 甲 https://a.example.org；乙 https://a.example.org # 有两路直播都指向 https://a.example.org",
        "讲座 添加 icu 5 2026-12-05 20:00 题 | 李明，医院 | https://a.example.org | | 中文、英语 # 已添加",
        "讲座 添加 icu 5 2026-12-05 20:00 题 | 李明，医院 | https://a.example.org | | 火星语 # “火星语”不是语言",
        "讲座 添加 icu 5 2026-12-05 20:00 {题} | 李明，医院 | https://a.example.org # 花括号",
        "讲座 添加 icu 0 2026-12-05 20:00 题 | 李明，医院 | https://a.example.org # 讲座编号从 1 开始",
        "讲座 添加 # 请写上系列和编号",
        "讲座 取消 icu 9 # 没有人添加过系列 icu 的第 9 讲",
        "讲座 怎么用 # 没看懂这条消息",
        "讲座 # 没有即将举行的讲座",
      })
  void whatCannotBeIsAnsweredInClearWords(String words, String answer) {
    lane.at("2026-12-01T00:00:00Z");

    assertThat(answer(words)).contains(answer);
  }

  @Test
  void aTitleThatIsTooLongIsRefusedWithItsLength() {
    lane.at("2026-12-01T00:00:00Z");
    assertThat(answer(ADD.replace("俯卧位通气", "俯".repeat(161)))).contains("有 161 个字符，最多 160 个");
  }

  @Test
  void theNextLectureInTheThanksMayBeOneThatWasEnteredByMessage() {
    lane.at("2026-12-03T00:00:00Z");
    RoomId room = talks.appGroup("experts");
    answer(ADD);
    talks.minute();
    answer(ADD.replace("icu 5 2026-12-05", "icu 6 2026-12-12"));
    lane.at("2026-12-06T00:00:00Z");
    answer("讲座 回放 icu 5 https://live.example.org/replay/5");
    talks.minute();
    assertThat(talks.told(room)).hasSize(2);
    assertThat(lane.asked(Say.class).getLast().text()).contains("下一讲：第6讲：俯卧位通气");
  }

  @Test
  void aNumberIsGivenOnce() {
    lane.at("2026-12-01T00:00:00Z");
    answer(ADD);
    assertThat(answer(ADD)).isEqualTo("没有添加：系列 icu 已有第 5 讲。");

    lane.settings(Shipped.with(lecture(7, "2026-12-12T20:00")));
    assertThat(answer(ADD.replace("icu 5", "icu 7"))).isEqualTo("没有添加：系列 icu 已有第 7 讲。");
    assertThat(answer("讲座 改期 icu 7 2026-12-13 20:00"))
        .isEqualTo("系列 icu 的第 7 讲写在 lectures.yaml 里，请在文件中修改，以文件为准。");
  }

  @Test
  void whereTheFileHasTheSameNumberTheFileCountsAndModeratorsAreToldOnce() {
    lane.at("2026-12-01T00:00:00Z");
    answer(ADD);
    lane.settings(Shipped.with(lecture(5, "2026-12-19T20:00")));
    talks.minutes(ofHours(1));

    List<String> told = lane.asked(Tell.class).stream().map(Tell::text).toList();
    assertThat(told).filteredOn(text -> text.contains("以文件为准")).hasSize(1);
    assertThat(answer("讲座")).contains("icu 5 · 2026年12月19日周六 20:00").doesNotContain("12月5日");
  }

  @Test
  void onlyModeratorsAndFoundersChangeTheTimetable() {
    assertThat(answer(new MemberId("staff:guest"), ADD)).startsWith("只有管理员和创办人可以改动讲座安排");
    assertThat(lane.page("series", "en", Map.of()).blocks()).hasSize(1);
  }
}
