package org.roomkeeper.overflow;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.Admit;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.OpenRoom;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.Step;
import org.roomkeeper.api.View;
import org.roomkeeper.sandbox.lane.HandLane;
import org.roomkeeper.sandbox.simulation.Simulation;
import org.roomkeeper.sandbox.world.Room;

/** App groups that the bot opens by itself, and who is put into them. */
class AppGroupsTest {
  private static final int CAP = 12;

  private final HandLane lane = with(PlacementSettings.By.NONE);

  private static HandLane with(PlacementSettings.By by) {
    return new HandLane(new OverflowPlugin(), SomeSettings.appGroups(2, CAP, by));
  }

  /** The platform has opened what the bot asked for: its owner and the host are in it. */
  private RoomId opened() {
    return opened(lane);
  }

  private static RoomId opened(HandLane lane) {
    OpenRoom asked = lane.asked(OpenRoom.class).getLast();
    Map<String, String> facts = Map.of(Facts.FAMILY, asked.family());
    RoomId room = lane.opens(RoomKind.APP_GROUP, asked.name(), 500, facts, asked.members());
    lane.settles(refOf(lane, OpenRoom.class), new Outcome.Done(Map.of("room", room.value())));
    return room;
  }

  private static String refOf(HandLane lane, Class<? extends Action> kind) {
    return lane.steps().stream()
        .filter(step -> kind.isInstance(step.action()))
        .map(Step::ref)
        .flatMap(Optional::stream)
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  private static MemberId staff(int number) {
    return new MemberId("staff:m" + number);
  }

  private void enroll(int from, int to) {
    for (int number = from; number <= to; number++) {
      lane.enrolls("m" + number);
    }
  }

  private String refOf(MemberId member) {
    return lane.steps().stream()
        .filter(step -> step.action() instanceof Admit admit && admit.member().equals(member))
        .map(Step::ref)
        .flatMap(Optional::stream)
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  private void settles(MemberId member, Outcome outcome) {
    lane.settles(refOf(member), outcome);
  }

  private String words() {
    return lane.page(RoomsPage.PAGE, "en", Map.of()).blocks().stream()
        .filter(View.Paragraph.class::isInstance)
        .map(block -> ((View.Paragraph) block).text())
        .toList()
        .toString();
  }

  @Test
  void theFirstGroupIsOpenedWithThoseWhoLookAfterTheCommunityAndNobodyIsAskedToOpenIt() {
    lane.tick();
    lane.ticks(ofMinutes(5));

    assertThat(lane.asked(OpenRoom.class))
        .containsExactly(
            OpenRoom.appGroup(
                "Members 1", HandLane.OWNER, List.of(HandLane.OWNER, HandLane.HOST), "main"));
    RoomId room = opened();
    lane.enrolls("m1");
    assertThat(lane.asked(Admit.class)).containsExactly(Admit.into(room, staff(1)));
    assertThat(lane.asked(AskOwner.class))
        .as("the customer groups of the family go their own way")
        .isNotEmpty();
  }

  @Test
  void whoeverFindsNoSpaceWaitsForTheNextGroupAndNoneIsOverfilledWhileItIsNotRead() {
    lane.tick();
    RoomId first = opened();
    enroll(1, 15); // nobody was seen inside yet: the headcount is still two

    assertThat(lane.asked(Admit.class))
        .hasSize(CAP - 2)
        .allMatch(admit -> admit.room().equals(first));
    assertThat(lane.asked(OpenRoom.class)).last().extracting(OpenRoom::name).isEqualTo("Members 2");
    assertThat(words()).contains("1 of 2", "Free seats: 10", "wait for one: 5");

    RoomId second = opened();
    assertThat(lane.asked(Admit.class).subList(CAP - 2, 15))
        .extracting(Admit::room, Admit::member)
        .containsExactlyElementsOf(
            List.of(11, 12, 13, 14, 15).stream()
                .map(number -> tuple(second, staff(number)))
                .toList());
  }

  @Test
  void theNamedNumberIsNotExceededAndWhoeverLeavesMakesRoomForTheNext() {
    lane.tick();
    RoomId first = opened();
    enroll(1, 21);
    opened();
    lane.ticks(ofHours(2));
    assertThat(lane.asked(OpenRoom.class)).hasSize(2);
    assertThat(lane.asked(Admit.class)).hasSize(20);

    lane.joins(first, staff(1), Optional.empty());
    assertThat(lane.asked(Admit.class)).as("who was on the way is inside").hasSize(20);
    lane.leaves(first, staff(1));
    assertThat(lane.asked(Admit.class)).last().isEqualTo(Admit.into(first, staff(21)));
  }

  @Test
  void nobodyIsPutInTwiceNorWhoIsInsideAlready() {
    lane.tick();
    RoomId first = opened();
    lane.enrolls("m1");
    lane.enrolls("m1");
    lane.joins(first, staff(1), Optional.empty());
    lane.enrolls("m1");
    lane.joins(first, staff(2), Optional.empty()); // by a moderator's hand
    lane.enrolls("m2");

    assertThat(lane.asked(Admit.class)).containsExactly(Admit.into(first, staff(1)));
  }

  @Test
  void whomThePlatformRefusesIsTriedThreeTimesAndTheirSeatIsFree() {
    lane.tick();
    opened();
    lane.enrolls("m1");
    for (int attempt = 1; attempt <= 3; attempt++) {
      assertThat(lane.asked(Admit.class)).hasSize(attempt);
      settles(staff(1), new Outcome.Refused(Phrase.of("outcome.said", "86216")));
      lane.ticks(ofMinutes(11));
    }
    lane.ticks(ofHours(1));

    assertThat(lane.asked(Admit.class)).hasSize(3);
    assertThat(words()).contains("wait for one: 0");
    enroll(2, 11);
    assertThat(lane.asked(Admit.class)).as("ten seats for ten people").hasSize(13);
  }

  @Test
  void theSeatOfWhoWasPutInAndNeverSeenInsideIsGivenUpAfterAnHour() {
    lane.tick();
    opened();
    lane.settings(SomeSettings.appGroups(1, CAP, PlacementSettings.By.NONE));
    enroll(1, 11);
    settles(staff(1), new Outcome.Done(Map.of()));
    lane.ticks(ofMinutes(50));
    assertThat(lane.asked(Admit.class)).hasSize(10);

    lane.ticks(ofMinutes(15));
    assertThat(lane.asked(Admit.class)).last().extracting(Admit::member).isEqualTo(staff(11));
  }

  @Test
  void aGroupThatCouldNotBeOpenedIsTriedAgainAndTheModeratorsSeeIt() {
    lane.tick();
    lane.settles(
        refOf(lane, OpenRoom.class), new Outcome.Refused(Phrase.of("outcome.said", "45009")));
    assertThat(words()).contains("could not open the next app group");
    lane.ticks(ofMinutes(9));
    assertThat(lane.asked(OpenRoom.class)).hasSize(1);

    lane.ticks(Duration.ofMinutes(2));
    assertThat(lane.asked(OpenRoom.class)).hasSize(2);
    opened();
    assertThat(words()).doesNotContain("could not open");
  }

  @Test
  void wardsAreKeptTogetherWhereTheSettingsSaySo() {
    HandLane wards = with(PlacementSettings.By.DEPARTMENT);
    wards.tick();
    RoomId first = opened(wards);
    for (int number = 1; number <= 3; number++) {
      wards.enrolls("m" + number);
    }
    RoomId icu = opened(wards);
    wards.knows(staff(7), Facts.DEPARTMENT, "icu");
    wards.enrolls("m7");
    wards.enrolls("m8");

    assertThat(wards.asked(Admit.class).subList(3, 5))
        .containsExactly(Admit.into(icu, staff(7)), Admit.into(first, staff(8)));
  }

  @Test
  void moderatorsReadThatNobodyIsKnownToComeWithoutACorporateRoom() {
    lane.tick();
    assertThat(words()).contains("rooms.yaml names no corporate room");

    lane.governedBy(
        was ->
            OverflowTest.with(
                was, was.openers(), Optional.of(OverflowTest.hall(100)), was.hosts()));
    assertThat(words()).doesNotContain("names no corporate room");
  }

  @Test
  void asShippedNoGroupIsOpened() {
    var plain = new HandLane(new OverflowPlugin(), SomeSettings.of(3, 0));
    plain.enrolls("m1");
    plain.ticks(ofHours(1));

    assertThat(plain.asked(OpenRoom.class)).isEmpty();
    assertThat(plain.asked(Admit.class)).isEmpty();
  }

  @Test
  void whoeverJoinsTheCorpIsInAGroupWithEverythingRealButWeCom() {
    var settings = SomeSettings.appGroups(2, CAP, PlacementSettings.By.NONE);
    try (var bot = Simulation.of(new OverflowPlugin(), settings)) {
      bot.governedBy(
          was ->
              OverflowTest.with(
                  was, was.openers(), Optional.of(OverflowTest.hall(100)), was.hosts()));
      bot.advance(ofMinutes(5));
      for (int number = 1; number <= 15; number++) {
        bot.town().staff("m" + number);
      }
      bot.advance(ofMinutes(30));

      Map<String, Integer> people =
          bot.world()
              .call(
                  here ->
                      here.rooms().all().stream()
                          .collect(Collectors.toMap(Room::name, Room::size)));
      assertThat(people.keySet()).containsExactlyInAnyOrder("Members 1", "Members 2");
      assertThat(people.values()).allMatch(inside -> inside <= CAP);
      assertThat(people.values().stream().mapToInt(Integer::intValue).sum())
          .as("with the founder, a moderator, a host and the owner in each")
          .isEqualTo(15 + 2 * 4);
    }
  }
}
