package org.roomkeeper.overflow;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.Admit;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.PointDoor.ToRooms;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.Tell;
import org.roomkeeper.api.View;
import org.roomkeeper.overflow.PlacementSettings.By;
import org.roomkeeper.sandbox.lane.HandLane;
import org.roomkeeper.sandbox.simulation.Browser;

class PlacementTest {
  private static final Map<String, String> OURS = Map.of(Facts.FAMILY, "main");
  private static final Map<String, List<String>> DEPARTMENTS =
      Map.of("Doctors 2", List.of("icu", "Emergency"), "Doctors 3", List.of("icu"));

  private final HandLane lane =
      new HandLane(new OverflowPlugin(), SomeSettings.placing(By.DEPARTMENT, DEPARTMENTS, 500, 0));
  private final RoomId first = room("Doctors 1", 10);
  private final RoomId second = room("Doctors 2", 60);
  private final RoomId third = room("Doctors 3", 20);

  private RoomId room(String name, int headcount) {
    RoomId room = lane.room(RoomKind.CUSTOMER_GROUP, name, 100, OURS);
    lane.fill(room, headcount);
    return room;
  }

  @BeforeEach
  void noHosts() {
    lane.governedBy(was -> OverflowTest.with(was, was.openers(), Optional.empty(), List.of()));
    lane.tick();
  }

  private static MemberId guest(String name) {
    return new MemberId("guest:" + name);
  }

  private MemberId of(String name, String fact, String value) {
    lane.knows(guest(name), fact, value);
    return guest(name);
  }

  private Page.Request browser(String language, Optional<MemberId> member) {
    return new Page.Request(language, "browser", member, Map.of("lang", language));
  }

  private View sees(MemberId member) {
    return lane.page("room", browser("en", Optional.of(member)));
  }

  /** The rooms behind the code that somebody is shown, in the order in which WeCom fills them. */
  private List<RoomId> shown(Page.Request who) {
    URI code =
        lane.page("room", who).blocks().stream()
            .filter(View.Code.class::isInstance)
            .map(block -> ((View.Code) block).content())
            .findFirst()
            .orElseThrow();
    String door = code.getPath().substring("/code/".length());
    return ((ToRooms) lane.door(door).orElseThrow().target()).rooms();
  }

  private List<RoomId> shown(MemberId member) {
    return shown(browser("en", Optional.of(member)));
  }

  private static String words(View view) {
    return Browser.words(view);
  }

  // ---- placing ----

  @Test
  void peopleAreLedToTheEmptiestOfTheRoomsThatAreMeantForThem() {
    assertThat(shown(of("ada", Facts.DEPARTMENT, "ICU"))).containsExactly(third, second);
    assertThat(shown(of("bo", Facts.DEPARTMENT, "emergency"))).containsExactly(second);
  }

  @Test
  void whoBelongsNowhereIsLedToRoomsForAllFirst() {
    lane.fill(first, 90);
    lane.tick();

    assertThat(shown(of("cy", Facts.DEPARTMENT, "surgery"))).containsExactly(first, third, second);
    assertThat(shown(guest("unknown"))).containsExactly(first, third, second);
    assertThat(shown(browser("en", Optional.empty()))).containsExactly(first, third, second);
  }

  @Test
  void whoseRoomsAreFullGoesToTheOthersAndDoesNotWait() {
    lane.fill(second, 100);
    lane.fill(third, 100);
    lane.tick();

    assertThat(shown(of("ada", Facts.DEPARTMENT, "icu"))).containsExactly(first);
  }

  @Test
  void roomsFillEvenlyAndTheDoorsAreNotPointedAtEachArrival() {
    MemberId ada = of("ada", Facts.DEPARTMENT, "icu");
    int before = lane.asked(PointDoor.class).size();
    for (int i = 0; i < 80; i++) {
      lane.joins(shown(ada).getFirst(), "doctor" + i);
    }

    assertThat(lane.view(second).headcount()).isBetween(70, 90);
    assertThat(lane.view(third).headcount()).isBetween(70, 90);
    assertThat(lane.asked(PointDoor.class).size() - before).isLessThan(40);
  }

  @Test
  void byLanguageTheOneThatWasChosenAtTheDoorWillDo() {
    lane.settings(
        SomeSettings.placing(
            By.LANGUAGE, Map.of("Doctors 2", List.of("en"), "Doctors 3", List.of("zh")), 500, 0));
    lane.tick();

    assertThat(shown(browser("en", Optional.empty()))).containsExactly(second);
    assertThat(shown(browser("zh", Optional.empty()))).containsExactly(third);
    assertThat(shown(of("ada", Facts.LANGUAGE, "zh-TW"))).containsExactly(third);
    assertThat(shown(of("bo", Facts.LANGUAGE, "fr"))).startsWith(first);
  }

  @Test
  void byTimeZoneTheNearestOfThoseThatAreNamedCounts() {
    lane.settings(
        SomeSettings.placing(
            By.TIME_ZONE,
            Map.of(
                "Doctors 2", List.of("Africa/Cairo"), "Doctors 3", List.of("America/Los_Angeles")),
            500,
            0));
    lane.tick();

    assertThat(shown(of("ada", Facts.COUNTRY, "FR"))).containsExactly(second);
    // Auckland is four hours before Los Angeles by the clock, on the other side of the date line.
    assertThat(shown(of("bo", Facts.COUNTRY, "nz"))).containsExactly(third);
    assertThat(shown(of("cy", Facts.COUNTRY, "XX"))).startsWith(first);
  }

  @Test
  void theLastSeatsAreGivenOutByNumberAlsoToThoseWhoBelongThere() {
    lane.settings(SomeSettings.placing(By.DEPARTMENT, DEPARTMENTS, 80, 10));
    lane.fill(third, 75);
    lane.fill(second, 75);
    lane.tick();

    assertThat(shown(of("ada", Facts.DEPARTMENT, "icu"))).startsWith(first);
  }

  @Test
  void thePageForModeratorsSaysForWhomARoomIsAndWhatIsNotThere() {
    lane.settings(SomeSettings.placing(By.DEPARTMENT, Map.of("Doctors 7", List.of("icu")), 500, 0));
    lane.tick();

    assertThat(words(lane.page("rooms", browser("en", Optional.of(HandLane.OWNER)))))
        .contains("names rooms that are not there (yet): Doctors 7.", "| leads here | all");
  }

  // ---- moving ----

  @Test
  void whoIsElsewhereIsOfferedToMoveOnThePageOnceThereIsSpace() {
    MemberId ada = of("ada", Facts.DEPARTMENT, "icu");
    lane.fill(second, 100);
    lane.fill(third, 98);
    lane.joins(first, ada, Optional.empty());
    assertThat(words(sees(ada))).contains("inside Doctors 1").doesNotContain("move to");

    for (int i = 0; i < 3; i++) {
      lane.leaves(third, lane.members(third).getFirst());
    }
    assertThat(words(sees(ada))).contains("inside Doctors 1", "move to Doctors 3", "room code");
    assertThat(shown(ada)).containsExactly(third);

    lane.joins(third, ada, Optional.of("doctors/main"));
    assertThat(words(sees(ada))).doesNotContain("move to");
  }

  @Test
  void whoIsWhereTheyBelongOrBelongsNowhereIsOfferedNothing() {
    MemberId ada = of("ada", Facts.DEPARTMENT, "icu");
    MemberId cy = of("cy", Facts.DEPARTMENT, "surgery");
    lane.joins(second, ada, Optional.empty());
    lane.joins(first, cy, Optional.empty());

    assertThat(words(sees(ada))).contains("inside Doctors 2").doesNotContain("move to");
    assertThat(words(sees(cy))).contains("inside Doctors 1").doesNotContain("move to");
  }

  private RoomId appGroup(String name) {
    return lane.room(RoomKind.APP_GROUP, name, 100, OURS);
  }

  private MemberId doctor(String name, RoomId room) {
    var member = new MemberId("staff:" + name);
    lane.knows(member, Facts.DEPARTMENT, "icu");
    lane.joins(room, member, Optional.empty());
    return member;
  }

  private RoomId wards() {
    lane.settings(
        SomeSettings.placing(By.DEPARTMENT, Map.of("Intensive care", List.of("icu")), 500, 0));
    return appGroup("Wards");
  }

  @Test
  void membersAreAskedOnceWhetherTheyWantIntoTheAppGroupThatIsMeantForThem() {
    RoomId wards = wards();
    RoomId icu = appGroup("Intensive care");
    lane.fill(icu, 97);
    MemberId lin = doctor("owner", wards);
    lane.ticks(ofHours(3));
    assertThat(lane.asked(Tell.class)).isEmpty(); // three seats are too few

    lane.leaves(icu, lane.members(icu).getFirst());
    lane.leaves(icu, lane.members(icu).getFirst());
    lane.ticks(ofHours(30));
    assertThat(lane.asked(Tell.class))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.member()).isEqualTo(lin);
              assertThat(told.text()).isEqualTo("come to Intensive care 中");
              assertThat(told.choices()).extracting(Choice::key).containsExactly("move", "stay");
            });

    lane.presses(offerOf(Tell.class), "move"); // pressed by the owner, who is Lin
    assertThat(lane.asked(Admit.class)).containsExactly(Admit.into(icu, lin));
    lane.presses(offerOf(Tell.class), "move");
    assertThat(lane.asked(Admit.class)).hasSize(1);
  }

  @Test
  void whoAnswersTooLateIsToldSo() {
    RoomId wards = wards();
    RoomId icu = appGroup("Intensive care");
    MemberId lin = doctor("owner", wards);
    lane.ticks(ofHours(1));
    String offer = offerOf(Tell.class);
    lane.fill(icu, 100);
    lane.presses(offer, "move");

    assertThat(lane.asked(Admit.class)).isEmpty();
    assertThat(lane.asked(Tell.class).getLast()).isEqualTo(Tell.to(lin, "full 中"));
  }

  @Test
  void whoWantsToStayStaysAndNobodyAnswersForAnother() {
    RoomId wards = wards();
    appGroup("Intensive care");
    doctor("lin", wards);
    lane.ticks(ofHours(1));
    lane.presses(offerOf(Tell.class), "move"); // by the owner, to whom nothing was offered

    assertThat(lane.asked(Tell.class)).hasSize(1);
    assertThat(lane.asked(Admit.class)).isEmpty();
  }

  private String offerOf(Class<?> kind) {
    return lane.steps().stream()
        .filter(step -> kind.isInstance(step.action()))
        .flatMap(step -> step.ref().stream())
        .findFirst()
        .orElseThrow();
  }

  // ---- settings ----

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertThatThrownBy(() -> SomeSettings.placing(By.DEPARTMENT, Map.of(), 500, 0))
        .hasMessage("placement.rooms names no room");
    assertThatThrownBy(() -> SomeSettings.placing(By.DEPARTMENT, Map.of("A", List.of()), 500, 0))
        .hasMessage("placement.rooms: “A” is for nobody");
    assertThatThrownBy(
            () -> SomeSettings.placing(By.TIME_ZONE, Map.of("A", List.of("Paris")), 500, 0))
        .hasMessage("placement.rooms: “Paris” is no time zone such as Asia/Shanghai");
  }

  @Test
  void withoutPlacementNothingIsDifferent() {
    lane.settings(SomeSettings.of(9, 0));
    lane.ticks(ofMinutes(5));

    assertThat(shown(of("ada", Facts.DEPARTMENT, "icu"))).containsExactly(first, second, third);
  }
}
