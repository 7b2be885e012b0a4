package org.roomkeeper.census;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.Tell;
import org.roomkeeper.api.View;
import org.roomkeeper.census.CensusConfig.Askers;
import org.roomkeeper.sandbox.lane.HandLane;

/** Who the members are: counted once each, and told so that nobody is told apart. */
class CensusTest {
  private static final CensusConfig SETTINGS =
      new CensusConfig(5, 90, false, Askers.MODERATORS, List.of());

  private final HandLane lane = new HandLane(new CensusPlugin(), SETTINGS);
  private final RoomId first = lane.opens(RoomKind.CUSTOMER_GROUP, "first", 500);
  private final RoomId second = lane.opens(RoomKind.CUSTOMER_GROUP, "second", 500);

  /** People of a country come into a room. */
  private void come(RoomId room, String country, int people) {
    for (int number = 0; number < people; number++) {
      MemberId who = person(country, number);
      lane.knows(who, Facts.COUNTRY, country);
      lane.joins(room, who, Optional.empty());
    }
  }

  private static MemberId person(String country, int number) {
    return new MemberId("guest:" + country + number);
  }

  /** The page as text: its paragraphs. */
  private String said() {
    return lane.page("census", "en", Map.of()).blocks().stream()
        .filter(View.Paragraph.class::isInstance)
        .map(block -> ((View.Paragraph) block).text())
        .collect(Collectors.joining("\n"));
  }

  /** The chart of this title, as what is drawn. */
  private Map<String, Double> drawn(String title) {
    return drawn(lane.page("census", "en", Map.of()), title);
  }

  private static Map<String, Double> drawn(View page, String title) {
    var drawn = new LinkedHashMap<String, Double>();
    page.blocks().stream()
        .filter(View.Chart.class::isInstance)
        .map(View.Chart.class::cast)
        .filter(chart -> chart.title().equals(title))
        .flatMap(chart -> chart.points().stream())
        .forEach(point -> drawn.put(point.label(), point.value()));
    return drawn;
  }

  /** The newest line of a table that goes day by day. */
  private List<String> lastDay(String title) {
    return lane.page("census", "en", Map.of()).blocks().stream()
        .filter(View.Chart.class::isInstance)
        .map(View.Chart.class::cast)
        .filter(chart -> chart.title().equals(title))
        .findFirst()
        .orElseThrow()
        .table()
        .rows()
        .getFirst();
  }

  @Test
  void aMemberInTwoRoomsCountsOnceInTheCommunityAndInEachOfTheRooms() {
    come(first, "CN", 6);
    come(second, "CN", 6);

    assertThat(said()).contains("6 people in 2 rooms");
    assertThat(drawn("By country")).containsExactly(Map.entry("China", 6.0));
    assertThat(drawn("By room")).containsExactly(Map.entry("first", 6.0), Map.entry("second", 6.0));
  }

  @Test
  void whoLeavesTheLastRoomIsGoneFromTheFiguresAndStaysInTheHistory() {
    come(first, "CN", 6);
    come(second, "CN", 6);
    lane.leaves(first, person("CN", 0));
    assertThat(said()).contains("6 people");

    lane.leaves(second, person("CN", 0));
    assertThat(said()).contains("5 people");
    assertThat(drawn("By country")).containsEntry("China", 5.0);
    assertThat(lastDay("Newcomers a day").subList(1, 3)).containsExactly("6", "0");
    assertThat(lastDay("People, day by day").subList(1, 3)).containsExactly("5", "1");
  }

  @Test
  void whoComesBackIsNoNewcomer() {
    come(first, "CN", 6);
    lane.leaves(first, person("CN", 0));
    lane.pass(ofDays(1));
    lane.joins(second, person("CN", 0), Optional.empty());

    assertThat(said()).contains("6 people in 2 rooms");
    assertThat(lastDay("Newcomers a day").subList(1, 3)).containsExactly("0", "1");
  }

  @Test
  void aFactThatIsCorrectedMovesThePersonToTheRightGroup() {
    come(first, "CN", 6);
    come(first, "FR", 5);
    lane.learns(person("CN", 0), Facts.COUNTRY, "FR");

    assertThat(drawn("By country"))
        .containsExactly(Map.entry("France", 6.0), Map.entry("China", 5.0));

    lane.learns(person("FR", 0), Facts.COUNTRY, "");
    assertThat(drawn("By country"))
        .as("one of whom nothing is known would be what the others leave")
        .containsExactly(Map.entry("China", 5.0), Map.entry("Others (small groups together)", 6.0));
  }

  @Test
  void aGroupOfFourIsNotShownAndCannotBeReckonedFromTheRest() {
    come(first, "CN", 20);
    come(first, "FR", 6);
    come(first, "GH", 4);

    assertThat(drawn("By country"))
        .as("the next larger is hidden with it")
        .containsExactly(
            Map.entry("China", 20.0), Map.entry("Others (small groups together)", 10.0));
    assertThat(lane.page("census", "en", Map.of()).toString()).doesNotContain("Ghana");

    come(first, "BR", 3);
    assertThat(drawn("By country"))
        .as("two small ones hide each other")
        .containsExactly(
            Map.entry("China", 20.0),
            Map.entry("France", 6.0),
            Map.entry("Others (small groups together)", 7.0));

    lane.joins(first, "somebody");
    assertThat(drawn("By country")).containsEntry("Others (small groups together)", 8.0);
  }

  @Test
  void ofGroupsOfOneSizeTheSameIsHiddenInEveryLanguage() {
    come(first, "CN", 20);
    come(first, "FR", 6);
    come(first, "DE", 6);
    come(first, "GH", 4);

    assertThat(drawn("By country"))
        .as("the community's own language decides: 德国 comes before 法国")
        .containsExactly(
            Map.entry("China", 20.0),
            Map.entry("Germany", 6.0),
            Map.entry("Others (small groups together)", 10.0));
    assertThat(drawn(lane.page("census", "zh", Map.of()), "按国家或地区"))
        .containsEntry("德国", 6.0)
        .doesNotContainKey("法国");
  }

  @Test
  void spellingsThatDifferInCaseAndWidthAreOneGroupAndOthersByTheSettings() {
    List<String> spellings = List.of("ICU", "icu", "ＩＣＵ", " icu ", "ICU", "重症医学科");
    for (String spelling : spellings) {
      MemberId who = new MemberId("guest:d" + lane.members(first).size());
      lane.knows(who, Facts.DEPARTMENT, spelling);
      lane.joins(first, who, Optional.empty());
    }
    assertThat(drawn("By department")).as("five and one").isEmpty();

    lane.settings(
        new CensusConfig(
            5,
            90,
            false,
            Askers.NOBODY,
            List.of(
                new CensusConfig.Name(
                    Dimension.DEPARTMENT,
                    List.of("icu", "重症医学科"),
                    Map.of("zh", "重症", "en", "Intensive care")))));
    assertThat(drawn("By department")).containsExactly(Map.entry("Intensive care", 6.0));
  }

  @Test
  void whoSpeaksTwoLanguagesCountsUnderEach() {
    for (int number = 0; number < 7; number++) {
      MemberId who = new MemberId("guest:l" + number);
      lane.knows(who, Dimension.LANGUAGES, number < 6 ? "zh-CN, en, zh-TW" : "en");
      lane.joins(first, who, Optional.empty());
    }

    assertThat(drawn("By language"))
        .containsExactly(Map.entry("English", 7.0), Map.entry("Chinese", 6.0));
  }

  @Test
  void thoseWhoWereThereBeforeTheBotAreFoundInTheFirstMinute() {
    lane.fill(first, 8);
    assertThat(said()).contains("0 people");

    lane.ticks(ofMinutes(1));
    assertThat(said()).contains("8 people in 1 room");
    assertThat(lastDay("Newcomers a day").subList(1, 3))
        .as("nobody knows when they came")
        .containsExactly("0", "0");
    assertThat(lastDay("People, day by day").subList(1, 2)).containsExactly("8");
  }

  @Test
  void manyWhoWereThereBeforeAreTakenInFromMinuteToMinute() {
    RoomId hall = lane.room(RoomKind.OTHER_INTERNAL, "hall", 20_000, Map.of());
    lane.fill(hall, Stocktaking.AT_ONCE + 10);

    lane.ticks(ofMinutes(1));
    assertThat(said()).contains("5,000 people");
    lane.ticks(ofMinutes(1));
    assertThat(said()).contains("5,010 people");
  }

  @Test
  void nobodyIsInARoomThatWasDismissed() {
    come(first, "CN", 6);
    come(second, "CN", 1);
    lane.closes(first);
    lane.ticks(ofMinutes(1));
    assertThat(said()).contains("1 person in 1 room");

    lane.joins(second, person("CN", 3), Optional.empty());
    assertThat(said()).contains("2 people in 1 room");
    assertThat(lastDay("People, day by day").subList(1, 2)).containsExactly("2");
  }

  @Test
  void whoIsForgottenIsInNoGroupAnyMoreAndNowhereByName() {
    come(first, "CN", 6);
    come(first, "FR", 6);
    lane.ticks(ofMinutes(1));
    MemberId forgotten = person("FR", 5);
    lane.forgets(forgotten);
    lane.leaves(first, forgotten);
    lane.ticks(ofMinutes(1));

    assertThat(said()).contains("11 people");
    assertThat(drawn("By country"))
        .containsExactly(Map.entry("China", 6.0), Map.entry("France", 5.0));
    assertThat(lane.notes().all().toString()).doesNotContain(forgotten.value());
  }

  @Test
  void whoIsForgottenAndStaysInTheRoomIsSomebodyOfWhomNothingIsKnown() {
    come(first, "CN", 6);
    come(first, "FR", 6);
    lane.ticks(ofMinutes(1));
    for (int number = 0; number < 6; number++) {
      lane.forgets(person("FR", number));
    }
    lane.learns(person("FR", 0), Facts.COUNTRY, "");
    lane.ticks(ofMinutes(1));

    assertThat(said()).contains("12 people");
    assertThat(drawn("By country"))
        .containsExactly(Map.entry("China", 6.0), Map.entry("Not said", 6.0));
  }

  @Test
  void whoFillsInAFormBeforeTheyComeCostsNothing() {
    lane.ticks(ofMinutes(1));
    lane.learns(new MemberId("guest:early"), Facts.COUNTRY, "CN");

    assertThat(lane.notes().all().keySet())
        .noneMatch(key -> key.contains("early") || key.equals("due"));
  }

  @Test
  void anAnswerThatWasLostInACrashIsGivenAnew() {
    come(first, "CN", 5);
    lane.diesAfter(() -> lane.leaves(first, person("CN", 0)));
    lane.leaves(first, person("CN", 0));
    lane.ticks(ofMinutes(2));

    assertThat(said()).contains("4 people");
    assertThat(lastDay("People, day by day").subList(1, 3)).containsExactly("4", "1");
  }

  @Test
  void theDaysAddUpToThePeopleThereAre() {
    come(first, "CN", 9);
    lane.fill(second, 4);
    lane.ticks(ofDays(1).plusMinutes(1));
    lane.leaves(first, person("CN", 1));
    come(second, "FR", 3);
    lane.closes(second);
    lane.ticks(ofMinutes(1));

    assertThat(said()).contains("8 people");
    assertThat(lastDay("People, day by day").get(1)).isEqualTo("8");
    assertThat(drawn("People, day by day")).hasSize(7);
  }

  @Test
  void nonsenseFromManyCannotFillTheNotes() {
    for (int number = 0; number < Tallies.MOST_GROUPS + 50; number++) {
      MemberId who = new MemberId("guest:n" + number);
      lane.knows(who, Facts.PROFESSION, "nonsense " + number + " x".repeat(900));
      lane.joins(first, who, Optional.empty());
    }

    assertThat(
            lane.notes().all().keySet().stream().filter(key -> key.startsWith("now/profession/")))
        .hasSizeLessThanOrEqualTo(Tallies.MOST_GROUPS + 1);
    for (int number = 0; number < Tallies.MOST_GROUPS + 50; number++) {
      lane.leaves(first, new MemberId("guest:n" + number));
    }
    assertThat(lane.notes().all().keySet()).noneMatch(key -> key.startsWith("now/"));
  }

  @Test
  void aModeratorAsksByMessageAndIsAnsweredInTheirLanguage() {
    come(first, "CN", 12);
    come(first, "FR", 6);
    lane.knows(HandLane.OWNER, Facts.LANGUAGE, "en");
    lane.writes(HandLane.OWNER, " Census ");

    assertThat(lane.asked(Tell.class))
        .containsExactly(
            Tell.to(
                HandLane.OWNER,
                """
                Who is in Doctors' House
                18 people in 1 room; each counts once.
                18 newcomers in the last seven days.
                By country: China 12, France 6
                Groups of fewer than 5 people are not named; they are counted together."""));

    lane.steps().clear();
    lane.knows(HandLane.OWNER, Facts.LANGUAGE, "zh");
    lane.writes(HandLane.OWNER, "统计");
    assertThat(lane.asked(Tell.class).getFirst().text())
        .startsWith("医生之家成员统计\n共 18 人，分布在 1 个群；每人只计一次。\n近七天新增 18 人。")
        .contains("按国家或地区：中国 12、法国 6");
  }

  @Test
  void othersAreAnsweredOnlyIfTheFounderWantsIt() {
    var doctor = new MemberId("staff:doctor");
    lane.writes(doctor, "census");
    lane.writes(HandLane.OWNER, "hello");
    assertThat(lane.steps()).isEmpty();

    lane.settings(new CensusConfig(5, 90, false, Askers.MEMBERS, List.of()));
    lane.writes(doctor, "census");
    assertThat(lane.steps()).hasSize(1);

    lane.settings(new CensusConfig(5, 90, false, Askers.NOBODY, List.of()));
    lane.writes(HandLane.OWNER, "census");
    assertThat(lane.steps()).hasSize(1);
  }

  @Test
  void thePublicPageIsEmptyUntilTheFounderOpensItAndTellsInSteps() {
    come(first, "CN", 13);
    come(first, "FR", 6);
    assertThat(lane.page("people", "en", Map.of()).blocks())
        .containsExactly(new View.Paragraph("This page is not public."));

    lane.settings(new CensusConfig(5, 90, true, Askers.NOBODY, List.of()));
    View open = lane.page("people", "en", Map.of());
    assertThat(drawn(open, "By country"))
        .containsExactly(Map.entry("China", 10.0), Map.entry("France", 5.0));
    assertThat(open.blocks()).noneMatch(View.File.class::isInstance);
  }

  @Test
  void theTableToTakeAwayHidesTheSameAndRunsNothing() {
    come(first, "CN", 20);
    come(first, "GH", 4);
    for (int number = 0; number < 6; number++) {
      lane.learns(person("CN", number), Facts.PROFESSION, "=HYPERLINK(\"http://x\"), nurse");
    }
    View.File file =
        lane.page("census", "en", Map.of()).blocks().stream()
            .filter(View.File.class::isInstance)
            .map(View.File.class::cast)
            .findFirst()
            .orElseThrow();

    assertThat(file.content().lines())
        .contains(
            "people,,24",
            "profession,\"'=HYPERLINK(\"\"http://x\"\"), nurse\",6",
            "profession,Not said,18",
            "room,first,24",
            "joined,2026-12-01,24",
            "people-by-day,2026-12-01,24")
        .noneMatch(line -> line.startsWith("country,"));
  }

  @Test
  void thePictureForPostingShowsNoGroupThatThePageHides() throws Exception {
    come(first, "CN", 20);
    come(first, "GH", 4);
    assertThat(picture().getHeight()).as("only words").isEqualTo(330);

    come(first, "FR", 10);
    come(first, "IT", 3);
    BufferedImage drawn = picture();
    assertThat(drawn.getWidth()).isEqualTo(1080);
    assertThat(drawn.getHeight()).as("China, France and all others").isEqualTo(330 + 110 + 3 * 58);
  }

  private BufferedImage picture() throws IOException {
    View.File file =
        lane.page("picture", "en", Map.of()).blocks().stream()
            .filter(View.File.class::isInstance)
            .map(View.File.class::cast)
            .findFirst()
            .orElseThrow();
    return ImageIO.read(new ByteArrayInputStream(file.bytes()));
  }

  @Test
  void refusesALimitThatWouldTellWhoIsMeant() {
    assertThatThrownBy(() -> new CensusConfig(4, 90, false, Askers.NOBODY, List.of()))
        .hasMessageStartingWith("smallest-group is between 5");
    assertThatThrownBy(() -> new CensusConfig(5, 3, false, Askers.NOBODY, List.of()))
        .hasMessage("days is between 7 and 400");
  }
}
