package org.roomkeeper.lectures;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.roomkeeper.lectures.Shipped.lecture;
import static org.roomkeeper.lectures.Shipped.live;
import static org.roomkeeper.lectures.Shipped.series;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roomkeeper.api.BookLive;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Tell;
import org.roomkeeper.api.View;
import org.roomkeeper.sandbox.lane.HandLane;
import org.roomkeeper.sandbox.simulation.Simulation;
import org.roomkeeper.sandbox.simulation.Town;
import org.roomkeeper.sandbox.world.Args;
import org.roomkeeper.sandbox.world.Json;

/** A lecture that is a live stream of WeCom's: booked, moved, called off, counted. */
class StreamsTest {
  private static final MemberId HOST = new MemberId("staff:host");
  private static final String PAGE = "https://rooms.example.org/doctors/lectures/lecture/icu-5";

  private final Simulation bot = Simulation.of(new LecturesPlugin(), Shipped.with(series("icu")));
  private final Town.TownRoom experts = bot.room("experts");

  @AfterEach
  void close() {
    bot.close();
  }

  private void moderatorWrites(String words) {
    bot.town().write("moderator", words);
    bot.advance(ofMinutes(2));
  }

  private void enters(String start, String host) {
    moderatorWrites(
        "lecture add icu 5 " + start + " Prone | Ming Li, First Hospital | live " + host);
  }

  private List<String> streams() {
    return bot.world().call(here -> here.lives().ids());
  }

  private String info(String live, String field) {
    return bot.world()
        .call(here -> here.lives().info(new Args(Json.object().put("livingid", live))))
        .path("living_info")
        .path(field)
        .asText();
  }

  private String lastTold(String name) {
    return bot.told(name).getLast();
  }

  private String page() {
    return bot.browser("visitor").in("zh").read("lectures", "lecture", "icu-5");
  }

  @Test
  void isBookedItsHostIsToldItIsHeldAndModeratorsLearnWhoWatched() {
    enters("2026-11-24 20:00", "host");
    String stream = streams().getLast();
    assertThat(info(stream, "theme")).isEqualTo("Prone");
    assertThat(info(stream, "anchor_userid")).isEqualTo("host");
    assertThat(lastTold("host"))
        .contains("booked in your name", "Tue, Nov 24 20:00", "lecture link icu 5 https://…");
    assertThat(experts.heard()).singleElement().asString().contains("Watch: http");

    bot.advance(ofHours(28));
    bot.world()
        .run(
            here -> {
              here.lives().begin(stream);
              here.lives().watch(stream, "moderator", 1200, true, true);
              here.lives().watch(stream, here.customers().appear("Ada", 0).id(), 90, false, false);
              here.lives().watch(stream, here.customers().appear("Bo", 0).id(), 2400, true, false);
            });
    bot.settle();
    bot.advance(ofMinutes(50));
    bot.world().run(here -> here.lives().end(stream));
    bot.settle();
    bot.advance(ofMinutes(2));

    assertThat(lastTold("moderator"))
        .contains("is over. 3 people watched", "one member", "2 WeChat users")
        .contains("at least 20 minutes", "2 wrote comments, 1 spoke")
        .contains("lecture recording icu 5 https://…");

    moderatorWrites("lecture recording icu 5 https://replay.example.org/5");
    bot.advance(ofMinutes(30));
    assertThat(experts.heard().getLast())
        .contains("Watched live by 3.", "https://replay.example.org/5");
    assertThat(page()).contains("3 人观看了直播", "https://replay.example.org/5");
  }

  @Test
  void movesWithItsLectureAndIsCalledOffWithIt() {
    enters("2026-11-24 20:00", "host");
    String stream = streams().getLast();
    moderatorWrites("lecture move icu 5 2026-11-25 21:00");
    assertThat(streams()).containsExactly(stream);
    assertThat(info(stream, "reserve_start")).isEqualTo("1795611600");
    assertThat(lastTold("host")).contains("has changed", "Wed, Nov 25 21:00");

    moderatorWrites("lecture cancel icu 5");
    assertThat(info(stream, "status")).isEqualTo("4");
  }

  @Test
  void thatWeComRefusesIsToldClearlyAndTheLectureIsAnnouncedAllTheSame() {
    enters("2026-11-24 20:00", "nobody");
    assertThat(streams()).isEmpty();
    assertThat(bot.told("moderator"))
        .anySatisfy(
            told ->
                assertThat(told)
                    .contains("refuses to book the live stream", "nobody", "60111")
                    .contains("announced all the same"));
    assertThat(experts.heard()).singleElement().asString().contains("lecture/icu-5");

    bot.town().staff("nobody");
    bot.advance(ofHours(25));
    assertThat(streams()).hasSize(1);
  }

  @Test
  void nobodyBeginsIsToldToTheModerators() {
    enters("2026-11-24 20:00", "host");
    bot.advance(ofDays(2));
    assertThat(lastTold("moderator")).contains("Nobody began the live stream", "for host");
  }

  @Test
  void runsLongerThanPlannedAndIsCountedWhenItEnds() {
    enters("2026-11-24 20:00", "host");
    String stream = streams().getLast();
    bot.advance(ofHours(28));
    bot.world().run(here -> here.lives().begin(stream));
    bot.settle();
    bot.advance(ofHours(3));
    bot.world().run(here -> here.lives().watch(stream, "owner", 60, false, false));
    bot.world().run(here -> here.lives().end(stream));
    bot.settle();
    bot.advance(ofMinutes(2));
    assertThat(bot.told("moderator").stream().filter(told -> told.contains("is over")))
        .singleElement()
        .asString()
        .contains("One person watched");
  }

  @Test
  void getsItsLinkFromItsHostAndOnlyTheyAndModeratorsMaySayIt() {
    enters("2026-11-24 20:00", "host");
    assertThat(page()).contains("本讲在企业微信直播");
    bot.town().write("owner", "lecture link icu 5 https://a.b/c");
    assertThat(lastTold("owner")).contains("Only moderators");
    bot.town().write("host", "lecture link icu 5 https://a.b/c");
    assertThat(lastTold("host")).contains("Noted");
    assertThat(page()).contains("https://a.b/c");
    bot.advance(ofHours(2));
    assertThat(experts.heard()).noneMatch(heard -> heard.contains("Change of plan"));
  }

  @Test
  void whoWatchesTwoThatStandSideBySideIsCountedOnceWhenTheLastIsOver() {
    moderatorWrites(
        "lecture add icu 5 2026-11-24 20:00 Prone | Ming Li, First Hospital"
            + " | Main hall live host; Lyon live owner | Fang Wang, Second Hospital | zh, en");
    assertThat(streams()).hasSize(2);
    assertThat(experts.heard())
        .singleElement()
        .asString()
        .contains(
            "Hosted by: Fang Wang", "Held in: Chinese, English", "\nMain hall http", "\nLyon ");
    bot.town().write("owner", "lecture link icu 5 https://live.example.org/lyon");
    moderatorWrites("lecture link icu 5 https://live.example.org/whose");
    assertThat(lastTold("moderator")).contains("live streams of host, owner", "USERID");
    moderatorWrites("lecture link icu 5 host https://live.example.org/hall");
    assertThat(page())
        .contains("Main hall -> https://live.example.org/hall")
        .contains("Lyon -> https://live.example.org/lyon");

    bot.advance(ofHours(28));
    bot.world()
        .run(
            here -> {
              String both = here.customers().appear("Ada", 0).id();
              for (String stream : here.lives().ids()) {
                here.lives().begin(stream);
                here.lives().watch(stream, both, 1200, true, false);
                here.lives().watch(stream, "moderator", 600, false, false);
              }
              here.lives()
                  .watch(
                      here.lives().ids().getLast(),
                      here.customers().appear("Bo", 0).id(),
                      60,
                      false,
                      false);
            });
    bot.advance(ofMinutes(50));
    bot.world().run(here -> here.lives().end(here.lives().ids().getFirst()));
    bot.advance(ofMinutes(5));
    assertThat(lastTold("moderator")).doesNotContain("is over");
    assertThat(page()).doesNotContain("人观看了直播");
    bot.world().run(here -> here.lives().end(here.lives().ids().getLast()));
    bot.advance(ofMinutes(5));

    assertThat(bot.told("moderator").stream().filter(told -> told.contains("is over")))
        .singleElement()
        .asString()
        .contains("3 people watched: one member", "2 WeChat users", "at least 10 minutes")
        .contains("1 wrote comments", "on 2 streams; whoever watched several is counted once");
    bot.advance(ofHours(4));
    assertThat(page()).contains("3 人观看了直播");
  }

  @Test
  void isBookedOnceHoweverOftenTheBotDies() {
    HandLane lane =
        new HandLane(
            new LecturesPlugin(), Shipped.with(live(lecture(5, "2026-12-05T20:00"), HOST)));
    lane.diesAfter(lane::tick);
    lane.diesAfter(lane::tick);
    lane.tick();
    lane.tick();
    assertThat(lane.asked(BookLive.class)).hasSize(1);
    lane.settles("live-1", 1, "BookLive", new Outcome.Done(Map.of("live", "lv1")));
    lane.tick();
    assertThat(lane.asked(BookLive.class)).hasSize(1);
  }

  @Test
  void thatIsTakenOutOfTheSettingsIsCalledOff() {
    HandLane lane =
        new HandLane(
            new LecturesPlugin(), Shipped.with(live(lecture(5, "2026-12-05T20:00"), HOST)));
    lane.tick();
    lane.settles("live-1", 1, "BookLive", new Outcome.Done(Map.of("live", "lv1")));
    lane.settings(Shipped.with(lecture(5, "2026-12-05T20:00")));
    lane.tick();
    lane.tick();
    assertThat(lane.asked(BookLive.class).getLast()).isEqualTo(BookLive.callOff("lv1"));
    assertThat(lane.asked(BookLive.class)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "wecom.error.60111, 通讯录里没有这个账号",
    "wecom.error.48002, 应用没有直播权限",
    "wecom.error.40058, 不接受这个时间",
    "wecom.error.45002, 原因见管理台",
  })
  void sayWhyInTheModeratorsWords(String key, String words) {
    HandLane lane =
        new HandLane(
            new LecturesPlugin(), Shipped.with(live(lecture(5, "2026-12-05T20:00"), HOST)));
    lane.tick();
    lane.settles("live-1", 1, "BookLive", new Outcome.Refused(Phrase.of(key)));
    assertThat(lane.asked(Tell.class).getLast().text()).contains(words);
    lane.ticks(ofHours(23));
    assertThat(lane.asked(BookLive.class)).hasSize(1);
    lane.ticks(ofHours(2));
    assertThat(lane.asked(BookLive.class)).hasSize(2);
  }

  @Test
  void standBesideLinksAndKeepTheirTitles() {
    LecturesConfig settings =
        Shipped.read(
            """
            series:
              - key: icu
                name: {zh: 讲座, en: Lectures}
                lectures:
                  - number: 5
                    title: {zh: 很长很长的题目说明俯卧位通气的时机与护理要点一二三四, en: Prone}
                    speakers: [{name: {zh: 李明, en: Li}, affiliation: {zh: 一院, en: First}}]
                    start: 2026-12-05T20:00
                    zone: Asia/Shanghai
                    languages: [zh]
                    streams:
                      - {title: {zh: 主会场, en: Main hall}, live: liming}
                      - {title: {zh: 里昂, en: Lyon}, link: "https://live.example.org/lyon"}
            """);
    HandLane lane = new HandLane(new LecturesPlugin(), settings);
    lane.room(RoomKind.APP_GROUP, "experts", 500, Map.of());
    lane.at("2026-12-03T00:00:00Z");
    lane.tick();

    BookLive.Slot slot = lane.asked(BookLive.class).getFirst().slot().orElseThrow();
    assertThat(slot.host()).isEqualTo(new MemberId("staff:liming"));
    assertThat(slot.theme()).isEqualTo("很长很长的题目说明俯卧位通气的时机与护…").hasSize(20);
    assertThat(lane.asked(Say.class).getLast().text())
        .contains("主会场 " + PAGE, "里昂 https://live.example.org/lyon");
    List<View.Block> page = lane.page("lecture", "en", Map.of(), "icu-5").blocks();
    assertThat(page)
        .anySatisfy(
            block ->
                assertThat(block)
                    .isInstanceOfSatisfying(
                        View.Paragraph.class,
                        text -> assertThat(text.text()).startsWith("Main hall\nThis lecture is")));
    assertThat(lane.page("told", "en", Map.of()).blocks())
        .contains(new View.Paragraph("Live stream of liming: asked of WeCom"));
  }
}
