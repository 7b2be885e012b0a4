package org.roomkeeper.overflow;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Step;
import org.roomkeeper.sandbox.lane.HandLane;

class CorporateNewsTest {
  private static final Map<String, String> OURS = Map.of(Facts.FAMILY, "main");
  private static final Outcome DONE = new Outcome.Done(Map.of());
  private static final Outcome WAITS = new Outcome.AskedPerson("staff:owner", Map.of());
  private static final Outcome MONTH_USED_UP =
      new Outcome.Refused(Phrase.of("outcome.month-used-up", 30));

  private final HandLane lane = new HandLane(new OverflowPlugin(), SomeSettings.of(2, 0));
  private final RoomId first = room(RoomKind.CUSTOMER_GROUP, "Doctors 1");
  private final RoomId second = room(RoomKind.CUSTOMER_GROUP, "Doctors 2");
  private final RoomId experts = room(RoomKind.APP_GROUP, "Experts");

  @BeforeEach
  void aHall() {
    lane.governedBy(
        was ->
            OverflowTest.with(
                was, was.openers(), Optional.of(OverflowTest.hall(100)), was.hosts()));
  }

  private RoomId room(RoomKind kind, String name) {
    return lane.room(kind, name, 100, OURS);
  }

  private void fillUp() {
    lane.fill(first, 100);
    lane.fill(second, 100);
    lane.tick();
    lane.pass(ofMinutes(1));
    lane.tick();
  }

  private List<Step> told() {
    return lane.steps().stream().filter(step -> step.action() instanceof Say).toList();
  }

  private List<RoomId> roomsTold() {
    return lane.asked(Say.class).stream().map(Say::room).toList();
  }

  private void settles(RoomId room, Outcome outcome) {
    Step last =
        told().stream()
            .filter(step -> ((Say) step.action()).room().equals(room))
            .reduce((_, later) -> later)
            .orElseThrow();
    lane.settles(last.ref().orElseThrow(), outcome);
  }

  @Test
  void everyRoomOfTheFamilyHearsOfTheCorporateRoomOnceInAllLanguages() {
    lane.fill(first, 100);
    lane.ticks(ofMinutes(5));
    assertThat(roomsTold()).isEmpty(); // the second still has space

    fillUp();
    lane.ticks(ofMinutes(30));

    assertThat(roomsTold()).containsExactlyInAnyOrder(first, second, experts);
    assertThat(lane.asked(Say.class).getFirst().text())
        .isEqualTo(
            "news: Hall https://work.weixin.qq.com/join/x https://rooms.example.org/join/doctors 中"
                + "\n\n"
                + "news: Hall https://work.weixin.qq.com/join/x https://rooms.example.org/join/doctors");
    assertThat(told().stream().map(Step::ref)).doesNotHaveDuplicates();

    settles(experts, DONE);
    settles(first, WAITS);
    settles(first, DONE);
    settles(second, new Outcome.Unknown("nobody knows"));
    lane.pass(ofDays(60));
    lane.tick();
    assertThat(roomsTold()).hasSize(3);
  }

  @Test
  void aDeathBeforeItIsWrittenDownTellsNobodyTwice() {
    lane.fill(first, 100);
    lane.fill(second, 100);
    lane.tick();
    lane.diesAfter(lane::tick);
    lane.tick();
    lane.tick();

    assertThat(roomsTold()).containsExactlyInAnyOrder(first, second, experts);
  }

  @Test
  void aRoomThatComesLaterHearsOfItToo() {
    fillUp();
    RoomId third = room(RoomKind.APP_GROUP, "Nurses");
    lane.tick();
    lane.tick();

    assertThat(roomsTold()).containsOnlyOnce(third);
  }

  @Test
  void whatAnOwnerLetLieIsAskedForOnceMoreAfterAWeek() {
    fillUp();
    settles(first, WAITS);
    lane.pass(ofDays(7));
    settles(first, new Outcome.Withdrawn(Outcome.Withdrawn.Reason.TAKEN_BACK));
    lane.tick();

    assertThat(roomsTold()).filteredOn(first::equals).hasSize(2);
    assertThat(told().getFirst().bestBefore()).isPresent();
  }

  @Test
  void aGroupWhoseMonthIsUsedUpIsToldInTheNextAndNotAskedForEver() {
    fillUp();
    settles(first, MONTH_USED_UP);
    lane.pass(ofDays(6));
    lane.tick();
    assertThat(roomsTold()).filteredOn(first::equals).hasSize(1);

    for (int week = 0; week < 20; week++) {
      lane.pass(ofDays(7));
      lane.tick();
      settles(first, MONTH_USED_UP);
    }
    assertThat(roomsTold()).filteredOn(first::equals).hasSize(5);
  }

  @Test
  void aMessageThatCouldNotBeTakenBackIsNotSaidAgain() {
    fillUp();
    settles(first, WAITS);
    settles(first, new Outcome.Withdrawn(Outcome.Withdrawn.Reason.GIVEN_UP));
    lane.pass(ofDays(30));
    lane.tick();

    assertThat(roomsTold()).filteredOn(first::equals).hasSize(1);
  }

  @Test
  void whatNobodyHeardIsTakenBackWhenTheFounderNamesAnotherRoom() {
    fillUp();
    settles(experts, DONE);
    settles(first, WAITS);
    lane.settings(SomeSettings.of(3, 0));
    lane.tick();

    assertThat(lane.tick().withdrawals()).isEmpty(); // once is enough
    settles(first, new Outcome.Withdrawn(Outcome.Withdrawn.Reason.TAKEN_BACK));
    settles(second, WAITS); // it had left before it was withdrawn
    settles(second, DONE); // and the owner was faster

    lane.settings(SomeSettings.of(2, 0));
    lane.tick();
    lane.tick();
    assertThat(roomsTold()).filteredOn(first::equals).hasSize(2);
    assertThat(roomsTold()).filteredOn(second::equals).hasSize(1);
    assertThat(roomsTold()).filteredOn(experts::equals).hasSize(1);
  }

  @Test
  void aRoomThatIsDismissedEndsTheStageAndWhatWaitsForATapIsTakenBack() {
    fillUp();
    settles(first, WAITS);
    lane.closes(second);

    assertThat(lane.tick().withdrawals()).isNotEmpty();
    assertThat(lane.page("room", "en", Map.of("lang", "en")).blocks().toString())
        .contains("waiting")
        .doesNotContain("corporate");
  }

  @Test
  void nobodyIsToldOfACorporateRoomThatIsFull() {
    lane.governedBy(
        was ->
            OverflowTest.with(was, was.openers(), Optional.of(OverflowTest.hall(1)), was.hosts()));
    lane.enrolls("lin");
    fillUp();

    assertThat(roomsTold()).isEmpty();
  }

  @Test
  void aClockThatIsSetBackTellsNobodyAgain() {
    fillUp();
    settles(first, DONE);
    lane.pass(ofDays(-400));
    lane.ticks(ofMinutes(10));

    assertThat(roomsTold()).hasSize(3);
  }

  @Test
  void theStageBeginsWithAnArrivalAndIsToldWithTheNextMinute() {
    lane.fill(first, 100);
    lane.fill(second, 99);
    lane.tick();
    lane.joins(second, new MemberId("guest:last"), Optional.empty());
    lane.ticks(ofMinutes(1));

    assertThat(roomsTold()).hasSize(3);
  }
}
