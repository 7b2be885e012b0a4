package org.roomkeeper.overflow;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.View;
import org.roomkeeper.sandbox.lane.HandLane;

class WaitingListTest {
  private static final String STATE = "doctors/main";
  private static final Map<String, String> OURS = Map.of(Facts.FAMILY, "main");

  private final HandLane lane = new HandLane(new OverflowPlugin(), SomeSettings.of(3, 0, false, 0));

  @BeforeEach
  void noHosts() {
    lane.governedBy(was -> OverflowTest.with(was, was.openers(), was.corporateRoom(), List.of()));
    lane.tick();
  }

  // ---- what people see ----

  private static Page.Request browser(String name) {
    return new Page.Request("en", name, Optional.empty(), Map.of("lang", "en"));
  }

  private static Page.Request known(String browser, MemberId member) {
    return new Page.Request("en", browser, Optional.of(member), Map.of("lang", "en"));
  }

  private List<String> reads(Page.Request who) {
    return lane.page("door", who).blocks().stream()
        .filter(View.Paragraph.class::isInstance)
        .map(block -> ((View.Paragraph) block).text())
        .toList();
  }

  private boolean seesCode(Page.Request who) {
    return lane.page("door", who).blocks().stream().anyMatch(View.Code.class::isInstance);
  }

  private boolean seesCode(String name) {
    return seesCode(browser(name));
  }

  private void presses(Page.Request who, String what) {
    lane.sends("door", who, Map.of(ListForms.WHAT, what));
  }

  private void lineUp(String... names) {
    for (String name : names) {
      presses(browser(name), ListForms.PUT);
    }
  }

  private RoomId opens(String name, int capacity, int headcount) {
    RoomId room = lane.room(RoomKind.CUSTOMER_GROUP, name, capacity, OURS);
    lane.fill(room, headcount);
    lane.tick();
    return room;
  }

  private void scans(RoomId room, String name) {
    lane.joins(room, new MemberId("guest:" + name), Optional.of(STATE));
  }

  // ---- standing in line ----

  @Test
  void whoFindsNoRoomOpenCanStandInLineAndSeesWhere() {
    assertThat(reads(browser("ada"))).containsExactly("waiting", "offer");

    lineUp("ada", "bo", "cy");

    assertThat(reads(browser("ada"))).startsWith("number 1, 0 before");
    assertThat(reads(browser("cy"))).startsWith("number 3, 2 before");
    assertThat(reads(browser("dee"))).containsExactly("waiting", "offer");
  }

  @Test
  void nobodyIsListedTwice() {
    var ada = new MemberId("guest:ada");
    presses(known("phone", ada), ListForms.PUT);
    presses(known("phone", ada), ListForms.PUT);
    presses(known("tablet", ada), ListForms.PUT);
    lineUp("bo", "bo");

    assertThat(reads(known("tablet", ada))).startsWith("number 1, 0 before");
    assertThat(reads(browser("bo"))).startsWith("number 2, 1 before");
  }

  @Test
  void whoLeavesTheListLeavesNoGap() {
    lineUp("ada", "bo", "cy");
    presses(browser("bo"), ListForms.LEAVE);

    assertThat(reads(browser("bo"))).containsExactly("waiting", "offer");
    assertThat(reads(browser("cy"))).startsWith("number 3, 1 before");
  }

  @Test
  void aNumberIsFoundAgainByItsLink() {
    lineUp("ada", "bo");
    var byLink =
        new Page.Request("en", "other-browser", Optional.empty(), Map.of(), Optional.of("2"));
    assertThat(lane.page("place", byLink)).isEqualTo(lane.page("door", browser("bo")));

    lane.sends("place", byLink, Map.of(ListForms.WHAT, ListForms.LEAVE));

    assertThat(lane.page("place", byLink).blocks()).contains(new View.Paragraph("left"));
    assertThat(reads(browser("bo"))).containsExactly("waiting", "offer");
  }

  @Test
  void aPlaceOnTheListSurvivesADeathInTheMiddleOfWritingItDown() {
    lineUp("ada");
    lane.diesAfter(() -> lineUp("bo"));
    assertThat(reads(browser("bo"))).containsExactly("waiting", "offer");

    lineUp("bo"); // the same event is answered again

    assertThat(reads(browser("bo"))).startsWith("number 2, 1 before");
  }

  @Test
  void positionsAreRightFarDownTheList() {
    for (int i = 1; i <= 350; i++) {
      lineUp("visitor" + i);
    }
    presses(browser("visitor120"), ListForms.LEAVE);
    presses(browser("visitor249"), ListForms.LEAVE);

    assertThat(reads(browser("visitor119"))).startsWith("number 119, 118 before");
    assertThat(reads(browser("visitor250"))).startsWith("number 250, 247 before");
    assertThat(reads(browser("visitor350"))).startsWith("number 350, 347 before");
  }

  // ---- being served ----

  @Test
  void theListIsServedInOrderAndNobodyOvertakes() {
    lineUp("ada", "bo", "cy");
    RoomId room = opens("Doctors 1", 100, 98);

    assertThat(seesCode("ada")).isTrue();
    assertThat(seesCode("bo")).isTrue();
    assertThat(seesCode("cy")).isFalse();
    assertThat(reads(browser("cy"))).startsWith("number 3, 0 before");
    assertThat(seesCode("newcomer")).isFalse();

    lane.leaves(room, lane.members(room).getFirst());
    assertThat(seesCode("cy")).isTrue();
    assertThat(seesCode("newcomer")).isFalse();

    opens("Doctors 2", 100, 0);
    scans(room, "ada");
    scans(room, "bo");
    scans(room, "cy");
    assertThat(seesCode("newcomer")).isTrue();
  }

  @Test
  void aSeatIsKeptForTheStatedTimeAndThenGoesToTheNext() {
    lineUp("ada", "bo");
    opens("Doctors 1", 100, 99);
    assertThat(reads(browser("ada"))).startsWith("your turn until 2026-12-01 20:00 (China Time)");

    lane.ticks(ofHours(11));
    assertThat(seesCode("ada")).isTrue();
    assertThat(seesCode("bo")).isFalse();

    lane.ticks(ofHours(1));
    assertThat(seesCode("ada")).isFalse();
    assertThat(reads(browser("ada"))).containsExactly("passed", "offer");
    assertThat(seesCode("bo")).isTrue();

    lineUp("ada");
    assertThat(reads(browser("ada"))).startsWith("number 3, 0 before");
  }

  @Test
  void whoIsKnownAndComesInLeavesTheList() {
    var ada = new MemberId("guest:ada");
    presses(known("phone", ada), ListForms.PUT);
    lineUp("bo");
    RoomId room = opens("Doctors 1", 100, 99);
    lane.joins(room, ada, Optional.empty()); // a friend invited her

    assertThat(reads(known("phone", ada))).containsExactly("inside Doctors 1");
    assertThat(reads(browser("bo"))).startsWith("number 2, 0 before");

    lane.leaves(room, lane.members(room).getFirst());
    assertThat(seesCode("bo")).isTrue();
  }

  @Test
  void whoseSeatWasTakenBySomebodyElseIsBackAtTheFront() {
    lineUp("ada", "bo", "cy");
    RoomId room = opens("Doctors 1", 100, 99);
    scans(room, "a-friend-to-whom-ada-sent-the-code");
    assertThat(reads(browser("ada"))).containsExactly("given out");

    presses(browser("ada"), ListForms.NOT_IN);
    assertThat(reads(browser("ada"))).startsWith("number 1, 0 before");
    assertThat(reads(browser("bo"))).startsWith("number 2, 1 before");

    lane.leaves(room, lane.members(room).getFirst());
    assertThat(seesCode("ada")).isTrue();
    assertThat(seesCode("bo")).isFalse();
  }

  @Test
  void theLastSeatsAreGivenOutByNumber() {
    lane.settings(SomeSettings.of(3, 0, false, 5));
    opens("Doctors 1", 100, 95);
    assertThat(seesCode("ada")).isTrue(); // five are free

    opens("Doctors 1", 100, 96);
    assertThat(reads(browser("ada"))).containsExactly("few");
    lineUp("ada", "bo", "cy", "dee", "eve");

    for (String name : List.of("ada", "bo", "cy", "dee")) {
      assertThat(seesCode(name)).isTrue();
    }
    assertThat(reads(browser("eve"))).startsWith("number 5, 0 before");
  }

  @Test
  void theCorporateRoomTakesThoseWhoWaitToo() {
    lane.settings(SomeSettings.of(1, 0, false, 0));
    lineUp("ada");
    lane.governedBy(
        was ->
            OverflowTest.with(was, was.openers(), Optional.of(OverflowTest.hall(10)), List.of()));
    opens("Doctors 1", 100, 100);

    assertThat(reads(browser("ada"))).containsExactly("corporate");
    assertThat(reads(browser("newcomer"))).containsExactly("corporate");
  }

  // ---- what goes wrong ----

  @Test
  void aCapLoweredUnderTheHeadcountTakesPromisesBackAndLosesNobody() {
    lineUp("ada", "bo");
    RoomId room = opens("Doctors 1", 100, 98);
    assertThat(seesCode("bo")).isTrue();

    lane.changes(room, "capacity", "90");

    assertThat(seesCode("ada")).isFalse();
    assertThat(reads(browser("ada"))).containsExactly("given out");
    lane.ticks(ofMinutes(5));
    assertThat(reads(browser("ada"))).startsWith("number 1, 0 before");
    assertThat(reads(browser("bo"))).startsWith("number 2, 1 before");

    lane.changes(room, "capacity", "99");
    assertThat(seesCode("ada")).isTrue();
    assertThat(seesCode("bo")).isFalse();
  }

  @Test
  void aRoomDismissedWhilePeopleAreOnTheirWayPutsThemBackAtTheFront() {
    lineUp("ada", "bo", "cy");
    RoomId room = opens("Doctors 1", 100, 98);
    lane.closes(room);
    lineUp("dee");

    assertThat(reads(browser("bo"))).containsExactly("given out");
    presses(browser("bo"), ListForms.NOT_IN);
    assertThat(reads(browser("bo"))).startsWith("number 2, 0 before");
    lane.ticks(ofMinutes(5));
    assertThat(reads(browser("ada"))).startsWith("number 1, 0 before");
    assertThat(reads(browser("dee"))).startsWith("number 4, 3 before");

    opens("Doctors 2", 100, 99);
    assertThat(seesCode("ada")).isTrue();
    assertThat(seesCode("bo")).isFalse();
  }

  @Test
  void aClockThatJumpsAheadOrAnOutageCostsNobodyTheirTurn() {
    lineUp("ada", "bo");
    opens("Doctors 1", 100, 99);
    lane.pass(ofDays(400));
    lane.tick();
    assertThat(seesCode("ada")).isTrue();

    lane.ticks(ofHours(13));
    assertThat(seesCode("ada")).isFalse();
    assertThat(seesCode("bo")).isTrue();
  }

  @Test
  void aClockThatIsSetBackKeepsNoSeatForLonger() {
    lineUp("ada", "bo");
    opens("Doctors 1", 100, 99);
    lane.pass(ofDays(-400));
    lane.ticks(ofHours(11));
    assertThat(seesCode("ada")).isTrue();

    lane.ticks(ofHours(2));
    assertThat(seesCode("ada")).isFalse();
    assertThat(seesCode("bo")).isTrue();
  }

  @Test
  void aForgedNumberFindsNothing() {
    lineUp("ada");
    for (String subject : List.of("0", "2", "-1", "999999999999", "x")) {
      var forged = new Page.Request("en", "eve", Optional.empty(), Map.of(), Optional.of(subject));
      assertThat(lane.page("place", forged).blocks()).contains(new View.Paragraph("left"));
      lane.sends("place", forged, Map.of(ListForms.WHAT, ListForms.PUT));
      lane.sends("place", forged, Map.of(ListForms.WHAT, ListForms.LEAVE));
    }
    lane.sends("door", browser("eve"), Map.of(ListForms.WHAT, "everything"));

    assertThat(reads(browser("ada"))).startsWith("number 1, 0 before");
    assertThat(reads(browser("eve"))).containsExactly("waiting", "offer");
  }
}
