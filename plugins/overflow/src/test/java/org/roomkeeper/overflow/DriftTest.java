package org.roomkeeper.overflow;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.PointDoor.ToRooms;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.sandbox.lane.HandLane;
import org.roomkeeper.sandbox.simulation.Browser;

class DriftTest {
  private static final Map<String, String> OURS = Map.of(Facts.FAMILY, "main");
  private static final MemberId OPENER = new MemberId("staff:opener");

  private final HandLane lane = new HandLane(new OverflowPlugin(), SomeSettings.of(3, 0));
  private final RoomId first = lane.room(RoomKind.CUSTOMER_GROUP, "Doctors 1", 100, OURS);

  @BeforeEach
  void anOpenerWhoOwnsNoOtherGroup() {
    lane.governedBy(was -> OverflowTest.with(was, List.of(OPENER), Optional.empty(), List.of()));
    lane.fill(first, 40);
    lane.tick();
  }

  private List<AskModerators> cards() {
    return lane.asked(AskModerators.class);
  }

  private void presses(String choice) {
    String ref =
        lane.steps().stream()
            .filter(step -> step.action() instanceof AskModerators)
            .reduce((_, later) -> later)
            .flatMap(step -> step.ref())
            .orElseThrow();
    lane.presses(ref, choice);
  }

  private void sends(String what, String about) {
    lane.sends(RoomsPage.PAGE, moderator("en"), Map.of(what, about));
  }

  private Page.Request moderator(String language) {
    return new Page.Request(
        language, "desk", Optional.of(HandLane.OWNER), Map.of(), Optional.empty(), lane.now());
  }

  private String page(String language) {
    return Browser.words(lane.page(RoomsPage.PAGE, moderator(language)));
  }

  private List<RoomId> onTheDoor() {
    return ((ToRooms) lane.door("rooms").orElseThrow().target()).rooms();
  }

  @Test
  void nothingIsFoundWhereAllIsAsItWasSaidToBe() {
    lane.ticks(ofMinutes(10));

    assertThat(cards()).isEmpty();
    assertThat(page("en"))
        .contains("Everything is as it was said to be.")
        .contains("Doctors 1 | customer group | 40 / 100 | main | leads here")
        .contains("Open rooms: 1 of 3. Free seats: 60.");
    assertThat(page("zh")).contains("一切与说明的相符。", "Doctors 1 | 客户群 | 40 / 100 | main | 指向这里");
  }

  // ---- a room that nobody told of ----

  @Test
  void aGroupThatNobodyToldOfIsAskedAboutOnceAndCanBeTakenIn() {
    RoomId choir = lane.opens(RoomKind.CUSTOMER_GROUP, "Choir", 100);
    lane.ticks(ofHours(2));

    assertThat(cards())
        .singleElement()
        .satisfies(
            card -> {
              assertThat(card.title()).isEqualTo(Phrase.of("drift.unknown.title", "Choir"));
              assertThat(card.choices())
                  .extracting(Choice::key)
                  .containsExactly("take-in", "other");
              inBothLanguages(card);
            });
    assertThat(page("en")).contains("There is a group “Choir”", "Choir | customer group | 0 / 100");

    presses("take-in");

    assertThat(lane.asked(NoteFact.class))
        .containsExactly(NoteFact.of(choir, Facts.FAMILY, "main"));
    assertThat(onTheDoor()).containsExactly(first, choir);
    assertThat(page("en")).contains("Everything is as it was said to be.");
  }

  @Test
  void aGroupForSomethingElseIsLeftAloneUntilSomebodyThinksBetterOfIt() {
    RoomId choir = lane.opens(RoomKind.CUSTOMER_GROUP, "Choir", 100);
    lane.tick();
    sends("other", "unknown/" + choir);
    lane.ticks(ofHours(1));

    assertThat(cards()).hasSize(1);
    assertThat(lane.asked(NoteFact.class)).isEmpty();
    assertThat(page("en")).contains("serves another purpose", "Shall one of them join");

    sends(RoomsPage.SET_ASIDE, choir.value());
    assertThat(onTheDoor()).contains(choir);
    assertThat(page("en")).doesNotContain("Shall one of them join");
  }

  @Test
  void whatItsOwnerSaidOfANewGroupIsNotAskedOfTheModerators() {
    lane.fill(first, 95);
    lane.tick(); // a room is expected from now on
    lane.opens(RoomKind.CUSTOMER_GROUP, "Choir", 100);
    lane.ticks(ofMinutes(50));
    assertThat(page("en")).contains("waits for its owner since 2026-12-01");
    lane.presses(lane.steps().getLast().ref().orElseThrow(), "other");
    lane.ticks(ofMinutes(10));

    assertThat(cards()).isEmpty();
    assertThat(page("en")).contains("serves another purpose");
  }

  @Test
  void aFirstSightOfManyGroupsIsOneCard() {
    for (int i = 1; i <= 30; i++) {
      lane.room(RoomKind.CUSTOMER_GROUP, "Ward " + i, 100, Map.of());
    }
    lane.ticks(ofMinutes(10));
    assertThat(cards()).hasSize(1);
    assertThat(cards().getFirst().title()).isEqualTo(Phrase.of("drift.many.title", 30));
    inBothLanguages(cards().getFirst());

    presses("seen"); // which says nothing about any of them

    assertThat(page("en")).contains("There is a group “Ward 1”", "There is a group “Ward 30”");
    sends("take-in", "unknown/customer:Ward_7");
    assertThat(onTheDoor()).contains(new RoomId("customer:Ward_7"));
  }

  // ---- renamed, dismissed ----

  @Test
  void aRenamedRoomIsToldOfUntilItIsSeenOrCalledAsBefore() {
    lane.changes(first, "name", "Doctors One");
    lane.ticks(ofMinutes(5));
    assertThat(cards()).hasSize(1);
    inBothLanguages(cards().getFirst());
    assertThat(page("en")).contains("“Doctors 1” is called “Doctors One” now.");
    assertThat(onTheDoor()).containsExactly(first);

    lane.changes(first, "name", "Doctors 1");
    lane.pass(ofMinutes(1));
    assertThat(lane.tick().withdrawals()).hasSize(1);
    assertThat(page("en")).contains("Everything is as it was said to be.");

    lane.changes(first, "name", "Ward 1");
    lane.tick();
    presses("seen");
    lane.ticks(ofMinutes(5));
    assertThat(cards()).hasSize(2);
    assertThat(page("en")).contains("Everything is as it was said to be.");
  }

  @Test
  void aRoomThatIsNamedForTheFirstTimeIsNoSurprise() {
    lane.room(RoomKind.CUSTOMER_GROUP, "", 100, OURS);
    lane.tick();
    lane.changes(new RoomId("customer:"), "name", "Doctors 2");
    lane.ticks(ofMinutes(5));

    assertThat(cards()).isEmpty();
  }

  @Test
  void aDismissedRoomIsToldOfAndStaysOnThePageUntilItIsSeen() {
    RoomId second = lane.room(RoomKind.CUSTOMER_GROUP, "Doctors 2", 100, OURS);
    lane.tick();
    lane.closes(second);
    lane.ticks(ofDays(2));

    assertThat(cards()).hasSize(1);
    inBothLanguages(cards().getFirst());
    assertThat(onTheDoor()).containsExactly(first);
    assertThat(page("en")).contains("The group “Doctors 2” was dismissed.");

    sends("seen", "dismissed/" + second);
    assertThat(page("en")).contains("Everything is as it was said to be.");
  }

  // ---- a cap lowered ----

  @Test
  void aCapLoweredUnderTheHeadcountIsToldOfUntilEnoughHaveLeft() {
    lane.changes(first, "capacity", "38");
    lane.ticks(ofMinutes(5));

    assertThat(cards()).hasSize(1);
    inBothLanguages(cards().getFirst());
    assertThat(page("en"))
        .contains("“Doctors 1” holds 40 people, and its cap was lowered from 100 to 38.")
        .contains("40 / 38: 2 over the cap")
        .contains("full");
    assertThat(page("zh")).contains("「Doctors 1」有 40 人，上限从 100 调到了 38。");

    lane.leaves(first, lane.members(first).getFirst());
    lane.leaves(first, lane.members(first).getFirst());
    lane.tick();
    assertThat(page("en")).contains("Everything is as it was said to be.");
  }

  @Test
  void aCapLoweredForAllRoomsInTheSettingsIsFoundWithTheNextMinute() {
    lane.settings(SomeSettings.capped(30));
    lane.tick();

    assertThat(page("en")).contains("its cap was lowered from 100 to 30.");
  }

  @Test
  void peopleWhomMembersBringAlongOverTheCapAreShownAndNotToldOf() {
    lane.fill(first, 103);
    lane.ticks(ofMinutes(5));

    assertThat(cards()).isEmpty();
    assertThat(page("en")).contains("103 / 100: 3 over the cap");
  }

  // ---- what goes wrong ----

  @Test
  void aClockThatJumpsFindsNothingTwice() {
    lane.changes(first, "name", "Doctors One");
    lane.tick();
    lane.pass(ofDays(-400));
    lane.ticks(ofMinutes(5));
    lane.pass(ofDays(800));
    lane.ticks(ofMinutes(5));

    assertThat(cards()).hasSize(1);
  }

  @Test
  void aDeathWhileItIsWrittenDownTellsNobodyTwice() {
    lane.changes(first, "name", "Doctors One");
    lane.diesAfter(lane::tick);
    lane.tick();
    lane.tick();

    assertThat(cards()).hasSize(1);
  }

  @Test
  void aForgedAnswerDoesNothing() {
    RoomId choir = lane.opens(RoomKind.CUSTOMER_GROUP, "Choir", 100);
    RoomId staff = lane.room(RoomKind.APP_GROUP, "Staff", 100, Map.of());
    lane.tick();
    for (String about : List.of("", "unknown/customer:none", "renamed/" + choir, "x".repeat(400))) {
      sends("take-in", about);
      sends("seen", about);
    }
    sends("seen", "unknown/" + choir);
    sends("everything", "unknown/" + choir);
    sends(RoomsPage.SET_ASIDE, staff.value());
    sends(RoomsPage.SET_ASIDE, "customer:none");

    assertThat(lane.asked(NoteFact.class)).isEmpty();
    assertThat(page("en")).contains("There is a group “Choir”");
  }

  private static void inBothLanguages(AskModerators card) {
    var phrases = new ArrayList<Phrase>();
    Stream.of(card.title(), card.proposal()).forEach(phrases::add);
    card.choices().forEach(choice -> phrases.add(choice.label()));
    for (Phrase phrase : phrases) {
      for (String language : List.of("en", "zh")) {
        assertThat(OverflowPlugin.TEXTS.patterns(language)).containsKey(phrase.key());
        assertThat(OverflowPlugin.TEXTS.say(language, phrase)).doesNotContain("{");
      }
    }
  }
}
