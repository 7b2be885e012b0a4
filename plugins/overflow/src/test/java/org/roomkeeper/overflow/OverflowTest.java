package org.roomkeeper.overflow;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.PointDoor.ToHosts;
import org.roomkeeper.api.PointDoor.ToRooms;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.View;
import org.roomkeeper.sandbox.lane.HandLane;

class OverflowTest {
  private static final MemberId BO = new MemberId("staff:bo");
  private static final Map<String, String> OURS = Map.of(Facts.FAMILY, "main");

  private final HandLane lane = new HandLane(new OverflowPlugin(), settings(3, 0));

  private static OverflowConfig settings(int rooms, int keepFree) {
    return SomeSettings.of(rooms, keepFree);
  }

  private RoomId familyRoom(String name, int headcount) {
    RoomId room = lane.room(RoomKind.CUSTOMER_GROUP, name, 100, OURS);
    lane.fill(room, headcount);
    return room;
  }

  private List<RoomId> onTheDoor() {
    return ((ToRooms) lane.door("rooms").orElseThrow().target()).rooms();
  }

  private boolean netIsBelow() {
    return ((ToRooms) lane.door("rooms").orElseThrow().target()).autoCreate();
  }

  private void makeReady(RoomId room) {
    lane.changes(room, Facts.WELCOME_SET, "true");
  }

  // ---- the next room ----

  @Test
  void asksForTheFirstRoomWhereThereIsNone() {
    lane.tick();

    assertThat(lane.asked(AskOwner.class))
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.owner()).isEqualTo(HandLane.OWNER);
              assertThat(task.title().arguments()).containsExactly("Doctors 1");
              assertThat(task.choices()).extracting(Choice::key).contains("opened", "cannot");
            });
  }

  @Test
  void asksForTheNextRoomBeforeTheLastIsFullAndOnlyOnce() {
    RoomId first = familyRoom("Doctors 1", 87);
    lane.joins(first, "a");
    assertThat(lane.asked(AskOwner.class)).isEmpty(); // 12 are free: for one more, and 10

    lane.joins(first, "b");
    lane.joins(first, "c");
    lane.ticks(ofMinutes(10));

    assertThat(lane.asked(AskOwner.class))
        .singleElement()
        .satisfies(task -> assertThat(task.title().arguments()).containsExactly("Doctors 2"));
    assertThat(lane.view(first).space()).isPositive();
  }

  @Test
  void asksEarlierWhenPeopleComeInFast() {
    RoomId first = familyRoom("Doctors 1", 40);
    for (int i = 0; i < 25; i++) {
      lane.joins(first, "quick" + i);
    }
    assertThat(lane.asked(AskOwner.class)).isEmpty(); // 35 are free: for 25 more, and 10

    lane.joins(first, "one-more");

    assertThat(lane.asked(AskOwner.class)).hasSize(1);
  }

  @Test
  void asksTheNextOpenerWhenNoRoomAppears() {
    lane.governedBy(was -> with(was, List.of(HandLane.OWNER, BO), Optional.empty(), was.hosts()));
    lane.ticks(ofMinutes(30));
    assertThat(lane.asked(AskOwner.class))
        .extracting(AskOwner::owner)
        .containsExactly(HandLane.OWNER);

    lane.ticks(ofMinutes(2));
    assertThat(lane.asked(AskOwner.class))
        .extracting(AskOwner::owner)
        .containsExactly(HandLane.OWNER, BO);
  }

  @Test
  void asksTheNextOpenerAtOnceWhenOneCannot() {
    lane.governedBy(was -> with(was, List.of(HandLane.OWNER, BO), Optional.empty(), was.hosts()));
    lane.tick();
    lane.presses("open-next", "cannot");

    assertThat(lane.asked(AskOwner.class))
        .extracting(AskOwner::owner)
        .containsExactly(HandLane.OWNER, BO);
  }

  @Test
  void asksForNoRoomBeyondTheNamedNumber() {
    lane.settings(settings(1, 0));
    familyRoom("Doctors 1", 99);
    lane.ticks(ofHours(1));

    assertThat(lane.asked(AskOwner.class)).isEmpty();
  }

  // ---- joining the family ----

  @Test
  void aNewRoomGoesOnTheDoorOnlyWhenItsOwnerHasMadeItReady() {
    RoomId first = familyRoom("Doctors 1", 95);
    lane.tick();
    RoomId second = lane.opens(RoomKind.CUSTOMER_GROUP, "Doctors 2", 100);
    lane.ticks(ofMinutes(5));
    assertThat(onTheDoor()).containsExactly(first);

    makeReady(second);

    assertThat(lane.asked(NoteFact.class))
        .containsExactly(NoteFact.of(second, Facts.FAMILY, "main"));
    assertThat(onTheDoor()).containsExactly(first, second);
    assertThat(lane.asked(AskOwner.class)).hasSize(1); // to open it; the card about it is welcome's
  }

  @Test
  void aRoomWithoutNameIsNotReady() {
    lane.tick();
    RoomId room = lane.opens(RoomKind.CUSTOMER_GROUP, "", 100);
    makeReady(room);
    assertThat(lane.asked(NoteFact.class)).isEmpty();

    lane.changes(room, "name", "Doctors 1");

    assertThat(lane.asked(NoteFact.class)).hasSize(1);
  }

  @Test
  void asksTheOwnerItselfWhenNobodySaysThatTheRoomIsReady() {
    lane.tick();
    RoomId room = lane.opens(RoomKind.CUSTOMER_GROUP, "Doctors 1", 100);
    lane.ticks(ofMinutes(90));
    List<AskOwner> asked = lane.asked(AskOwner.class);
    assertThat(asked).hasSize(2);
    assertThat(asked.getLast().room()).contains(room);

    lane.presses(lane.steps().getLast().ref().orElseThrow(), "ready");

    assertThat(onTheDoor()).containsExactly(room);
  }

  @Test
  void anOwnerWhoForgetsToAnswerDoesNotHoldUpTheNextRoom() {
    lane.tick();
    lane.opens(RoomKind.CUSTOMER_GROUP, "Doctors 1", 100);
    lane.ticks(ofHours(2));

    assertThat(lane.asked(AskOwner.class).getLast().title().arguments())
        .containsExactly("Doctors 2");
  }

  @Test
  void aGroupForSomethingElseStaysOut() {
    lane.tick();
    RoomId room = lane.opens(RoomKind.CUSTOMER_GROUP, "Journal club", 100);
    lane.ticks(ofMinutes(50));
    lane.presses(lane.steps().getLast().ref().orElseThrow(), "other");
    makeReady(room);

    assertThat(lane.asked(NoteFact.class)).isEmpty();
  }

  @Test
  void adoptsARoomThatThePlatformOpenedBehindTheDoor() {
    RoomId first = familyRoom("Doctors 1", 95);
    lane.tick();
    assertThat(netIsBelow()).isTrue();
    lane.fill(first, 100);
    RoomId second = lane.opens(RoomKind.CUSTOMER_GROUP, "", 100);

    lane.joins(second, new MemberId("guest:late"), Optional.of("doctors/main"));

    assertThat(lane.asked(NoteFact.class))
        .containsExactly(NoteFact.of(second, Facts.FAMILY, "main"));
    assertThat(onTheDoor()).containsExactly(second);
  }

  @Test
  void aRoomThatIsOfTheFamilyFromTheStartAnswersTheTask() {
    RoomId first = familyRoom("Doctors 1", 95);
    lane.tick();
    RoomId second = lane.opens(RoomKind.CUSTOMER_GROUP, "Doctors 2", 100, OURS);
    lane.fill(second, 96);
    lane.ticks(ofMinutes(20));

    assertThat(onTheDoor()).containsExactly(first, second);
    assertThat(lane.asked(AskOwner.class)).hasSize(2); // for the second room, then for the third
  }

  @Test
  void takesTheNetAwayWithTheLastRoom() {
    lane.settings(settings(2, 0));
    familyRoom("Doctors 1", 95);
    lane.tick();
    assertThat(netIsBelow()).isTrue();

    familyRoom("Doctors 2", 1);
    lane.tick();

    assertThat(netIsBelow()).isFalse();
  }

  // ---- the door ----

  @Test
  void theDoorNeverNamesARoomWithoutSpace() {
    lane.settings(settings(9, 2));
    RoomId full = familyRoom("Doctors 1", 100);
    RoomId nearlyFull = familyRoom("Doctors 2", 98);
    RoomId open = familyRoom("Doctors 3", 97);
    lane.tick();
    assertThat(onTheDoor()).containsExactly(open);

    RoomId fresh = familyRoom("Doctors 4", 3);
    lane.joins(open, "last");
    assertThat(onTheDoor()).containsExactly(fresh);

    lane.leaves(full, lane.members(full).getFirst());
    lane.leaves(full, lane.members(full).getFirst());
    lane.leaves(full, lane.members(full).getFirst());
    assertThat(onTheDoor()).containsExactly(full, fresh).doesNotContain(nearlyFull);
  }

  @Test
  void theDoorNamesAtMostFiveRooms() {
    lane.settings(settings(9, 0));
    for (int i = 1; i <= 7; i++) {
      familyRoom("Doctors " + i, 10);
    }
    lane.tick();

    assertThat(onTheDoor()).hasSize(5);
  }

  @Test
  void theDoorIsNotPointedAgainWhenNothingChanged() {
    RoomId room = familyRoom("Doctors 1", 10);
    lane.ticks(ofMinutes(10));
    for (int i = 0; i < 20; i++) {
      lane.joins(room, "doctor" + i);
    }

    assertThat(lane.asked(PointDoor.class))
        .extracting(PointDoor::door)
        .containsExactly("host/zh", "host/en", "rooms");
  }

  @Test
  void aDismissedRoomIsTakenOffTheDoor() {
    RoomId first = familyRoom("Doctors 1", 10);
    RoomId second = familyRoom("Doctors 2", 10);
    lane.tick();
    lane.closes(first);

    assertThat(onTheDoor()).containsExactly(second);
  }

  @Test
  void aRefusedOrderIsGivenAgainAfterTenMinutes() {
    lane.refuseDoors(true);
    familyRoom("Doctors 1", 10);
    lane.ticks(ofMinutes(9));
    assertThat(lane.asked(PointDoor.class)).hasSize(3);

    lane.refuseDoors(false);
    lane.ticks(ofMinutes(3));
    assertThat(lane.asked(PointDoor.class)).hasSize(6);
    lane.ticks(ofHours(1));
    assertThat(lane.asked(PointDoor.class)).hasSize(6);
  }

  @Test
  void hostsShareADoorForEachLanguage() {
    lane.tick();
    assertThat(lane.door("host/zh").orElseThrow().target())
        .isEqualTo(new ToHosts(List.of(HandLane.HOST), "lang=zh"));
    assertThat(lane.door("host/en").orElseThrow().target())
        .isEqualTo(new ToHosts(List.of(HandLane.HOST), "lang=en"));

    lane.governedBy(was -> with(was, was.openers(), Optional.empty(), List.of(HandLane.HOST, BO)));
    lane.tick();
    assertThat(lane.door("host/en").orElseThrow().target())
        .isEqualTo(new ToHosts(List.of(HandLane.HOST, BO), "lang=en"));
  }

  // ---- what goes wrong ----

  @Test
  void aNewRoomThatIsDismissedBeforeItIsReadyIsAskedForAnew() {
    familyRoom("Doctors 1", 95);
    lane.tick();
    RoomId second = lane.opens(RoomKind.CUSTOMER_GROUP, "Doctors 2", 100);
    lane.closes(second);
    lane.ticks(ofMinutes(1));

    assertThat(lane.asked(AskOwner.class)).hasSize(2);
    makeReady(second); // its owner presses the button of a card that is too old
    assertThat(lane.asked(NoteFact.class)).isEmpty();
  }

  @Test
  void theLastRoomThatIsDismissedLeavesPeopleAPlaceOnTheListAndAsksForAnother() {
    RoomId only = familyRoom("Doctors 1", 10);
    lane.tick();
    lane.closes(only);

    assertThat(lane.page("room", "en", Map.of("lang", "en")).blocks())
        .startsWith(new View.Paragraph("waiting"), new View.Paragraph("offer"));
    assertThat(lane.asked(AskOwner.class)).hasSize(1);
  }

  @Test
  void aCapLoweredUnderTheHeadcountTakesTheRoomOffTheDoorAndAsksForAnother() {
    RoomId first = familyRoom("Doctors 1", 60);
    RoomId second = familyRoom("Doctors 2", 10);
    lane.tick();
    lane.changes(first, "capacity", "50");
    assertThat(onTheDoor()).containsExactly(second);
    assertThat(lane.asked(AskOwner.class)).isEmpty();

    lane.changes(second, "capacity", "5");
    assertThat(lane.asked(AskOwner.class)).hasSize(1);
    assertThat(lane.page("room", "en", Map.of("lang", "en")).blocks())
        .startsWith(new View.Paragraph("waiting"));

    lane.changes(first, "capacity", "100");
    assertThat(onTheDoor()).containsExactly(first);
  }

  @ParameterizedTest
  @CsvSource({"400", "-400"})
  void aClockThatJumpsAsksOneOpenerMoreAndNoneTwice(int days) {
    lane.governedBy(was -> with(was, List.of(HandLane.OWNER, BO), Optional.empty(), was.hosts()));
    lane.tick();
    lane.pass(Duration.ofDays(days));
    lane.ticks(ofMinutes(20));

    assertThat(lane.asked(AskOwner.class))
        .extracting(AskOwner::owner)
        .containsExactly(HandLane.OWNER, BO);
  }

  @ParameterizedTest
  @CsvSource({"400", "-400"})
  void aClockThatJumpsPutsNobodyOutOfADoor(int days) {
    RoomId first = familyRoom("Doctors 1", 10);
    lane.joins(first, "ada");
    lane.pass(Duration.ofDays(days));
    lane.joins(first, "bo");
    lane.ticks(ofMinutes(20));

    assertThat(onTheDoor()).containsExactly(first);
    assertThat(lane.asked(PointDoor.class)).hasSize(3);
    assertThat(lane.asked(AskOwner.class)).isEmpty();
  }

  // ---- pages ----

  @Test
  void thePageAsksForALanguageInThatLanguage() {
    View page = lane.page("door", "zh", Map.of());

    assertThat(page.blocks())
        .contains(
            new View.Link("中文", URI.create("?lang=zh"), true),
            new View.Link("English", URI.create("?lang=en"), true));
  }

  @Test
  void thePageShowsTheHostsCodeOfTheChosenLanguage() {
    familyRoom("Doctors 1", 10);
    lane.tick();

    assertThat(lane.page("door", "en", Map.of("lang", "en")).blocks())
        .containsExactly(
            new View.Paragraph("add host"),
            new View.Code(
                "host code", URI.create("https://wework.example.org/code/host/en"), true));
  }

  @Test
  void thePageShowsTheCodeOfARoomWhereThereAreNoHosts() {
    lane.governedBy(was -> with(was, was.openers(), Optional.empty(), List.of()));
    familyRoom("Doctors 1", 10);
    lane.tick();

    View page = lane.page("door", "en", Map.of("lang", "en"));

    assertThat(page).isEqualTo(lane.page("room", "en", Map.of("lang", "en")));
    assertThat(page.blocks())
        .containsExactly(
            new View.Paragraph("scan room"),
            new View.Code("room code", URI.create("https://wework.example.org/code/rooms"), true),
            new View.Heading("rule"),
            new View.Paragraph("Medicine only, please."));
  }

  @Test
  void thePageSaysSoWhenNoRoomIsOpenYet() {
    lane.tick();

    for (String page : List.of("door", "room")) {
      assertThat(lane.page(page, "zh", Map.of("lang", "zh")).blocks())
          .startsWith(new View.Paragraph("waiting 中"), new View.Paragraph("offer 中"));
    }
  }

  @Test
  void thePageSaysSoWhenAllIsFullAndThereIsNoCorporateRoom() {
    lane.settings(settings(1, 0));
    familyRoom("Doctors 1", 99);
    lane.tick();
    lane.joins(new RoomId("customer:Doctors_1"), "last");

    assertThat(lane.page("door", "en", Map.of("lang", "en")).blocks())
        .startsWith(new View.Paragraph("full"), new View.Paragraph("offer"));
  }

  @Test
  void whenTheNamedNumberOfRoomsIsFullThePagesLeadToTheCorporateRoom() {
    lane.settings(settings(1, 0));
    lane.governedBy(was -> with(was, was.openers(), Optional.of(hall(2)), was.hosts()));
    RoomId room = familyRoom("Doctors 1", 99);
    lane.tick();
    lane.joins(room, "last");

    for (String page : List.of("door", "room")) {
      assertThat(lane.page(page, "en", Map.of("lang", "en")).blocks())
          .containsExactly(
              new View.Paragraph("corporate"),
              new View.Link("enter", URI.create("https://work.weixin.qq.com/join/x"), true));
    }

    lane.leaves(room, new MemberId("guest:last")); // one free seat does not turn the stream back
    assertThat(lane.page("door", "en", Map.of("lang", "en")).blocks())
        .contains(new View.Paragraph("corporate"));

    lane.enrolls("lin");
    lane.enrolls("wu"); // that one is full too, and the free seat counts again
    assertThat(lane.page("room", "en", Map.of("lang", "en")).blocks())
        .contains(new View.Paragraph("scan room"));
    lane.joins(room, "very-last");
    assertThat(lane.page("door", "en", Map.of("lang", "en")).blocks())
        .startsWith(new View.Paragraph("full"));

    lane.settings(settings(2, 0)); // the founder names another room
    lane.leaves(room, new MemberId("guest:very-last"));
    assertThat(lane.page("room", "en", Map.of("lang", "en")).blocks())
        .contains(new View.Paragraph("scan room"));
  }

  // ---- settings ----

  @ParameterizedTest
  @CsvSource({
    "doctors, doctors/main",
    "a-community-of-many-many-words-x, a-community-of-many-mae14565ba"
  })
  void theDoorsOfTwoCommunitiesAreToldApart(String community, String state) {
    assertThat(settings(3, 0).doorState(new CommunityId(community)))
        .isEqualTo(state)
        .hasSizeLessThanOrEqualTo(30);
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertThatThrownBy(() -> settings(0, 0)).hasMessage("rooms is at least 1, not 0");
    assertThatThrownBy(() -> settings(4, -1)).hasMessage("keep-free is never negative");
    assertThatThrownBy(() -> new OverflowConfig.Lead(0, ofMinutes(1), ofHours(1)))
        .hasMessage("lead.seats is at least 1, not 0");
  }

  @Test
  void aFailedDoorOrderOfYesterdayDoesNotStandInTheWayOfTodays() {
    RoomId first = familyRoom("Doctors 1", 10);
    lane.tick();
    lane.settles(
        "door.rooms", 1, "PointDoor", new Outcome.Withdrawn(Outcome.Withdrawn.Reason.REPLACED));
    RoomId second = familyRoom("Doctors 2", 10);
    lane.tick();

    assertThat(onTheDoor()).containsExactly(first, second);
  }

  static Community.CorporateRoom hall(int capacity) {
    return new Community.CorporateRoom(
        "Hall", URI.create("https://work.weixin.qq.com/join/x"), capacity);
  }

  static Community with(
      Community was,
      List<MemberId> openers,
      Optional<Community.CorporateRoom> corporate,
      List<MemberId> hosts) {
    return new Community(
        was.id(),
        was.names(),
        was.languages(),
        was.zones(),
        was.founders(),
        was.moderators(),
        hosts,
        openers,
        corporate,
        was.joinLink(),
        was.rules());
  }
}
