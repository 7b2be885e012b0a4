package org.roomkeeper.runtime.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.roomkeeper.runtime.line.RunningBot.ALL_STAFF;
import static org.roomkeeper.runtime.line.RunningBot.EXPERTS;
import static org.roomkeeper.runtime.line.RunningBot.MAIN;
import static org.roomkeeper.runtime.line.RunningBot.NURSES;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.api.Greet;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Tell;
import org.roomkeeper.api.WelcomeCode;
import org.roomkeeper.runtime.ledger.Why;
import org.roomkeeper.runtime.line.Scripted.Guard;
import org.roomkeeper.runtime.platform.AfterCrash;
import org.roomkeeper.runtime.platform.Delivery;

@Timeout(300)
class CourierTest {
  private static final MemberId ADA = new MemberId("staff:ada");
  private static final MemberId GUS = new MemberId("guest:gus");

  @TempDir private Path folder;

  /** Answers by the words of the message. */
  private static final Scripted.Behaviour COMMANDS =
      (event, store) -> {
        var room = event.room();
        var reaction =
            switch (event.text().split(" ")[0]) {
              case "later" ->
                  Reaction.of(Say.to(room, event.text())).after(Duration.ofMinutes(5)).ref("later");
              case "withdraw" -> Reaction.none().withdraw("later");
              case "greet" ->
                  Reaction.of(
                          Greet.with(
                              GUS,
                              new WelcomeCode("code", event.at().plusSeconds(20)),
                              event.text()))
                      .bestBefore(event.at().plusSeconds(20));
              case "tell" -> Reaction.of(Tell.to(ADA, event.text()));
              case "tell-guest" -> Reaction.of(Tell.to(GUS, event.text()));
              case "remove" -> Reaction.of(Remove.from(room, event.member()));
              case "twice" -> Reaction.of(Say.to(room, event.text())).repeatable();
              default -> Reaction.of(Say.to(room, event.text()));
            };
        return reaction.because("told");
      };

  @Test
  void whatIsDueLaterWaitsForTheClock() {
    try (var bot = bot()) {
      bot.say(EXPERTS, "staff:ada", "later on");
      bot.advance(Duration.ofMinutes(5).minusSeconds(1));
      assertThat(bot.platform.said()).isEmpty();
      bot.advance(Duration.ofSeconds(2));
      assertThat(bot.platform.said()).containsExactly("later on");
    }
  }

  @Test
  void aStepOfTheSameRefReplacesTheEarlierAndCanBeWithdrawn() {
    try (var bot = bot()) {
      bot.say(EXPERTS, "staff:ada", "later one");
      bot.say(EXPERTS, "staff:ada", "later two");
      bot.advance(Duration.ofMinutes(6));
      assertThat(bot.platform.said()).containsExactly("later two");
      bot.say(EXPERTS, "staff:ada", "later three");
      bot.say(EXPERTS, "staff:ada", "withdraw");
      bot.advance(Duration.ofMinutes(6));
      assertThat(bot.platform.said()).containsExactly("later two");
    }
  }

  @Test
  void whatWasNotDoneIsTriedAgainWhenThePlatformSaysAndInOrder() {
    try (var bot = bot()) {
      var refusals = new AtomicInteger();
      bot.platform.answer =
          delivery ->
              refusals.incrementAndGet() <= 2
                  ? new Outcome.TryLater(bot.clock.instant().plusSeconds(60), "busy")
                  : FakePlatform.DONE;
      bot.say(EXPERTS, "staff:ada", "first");
      bot.settle();
      bot.say(EXPERTS, "staff:ada", "second");
      bot.settle();
      assertThat(bot.platform.said()).containsExactly("first");
      bot.advance(Duration.ofMinutes(5));
      assertThat(bot.platform.said()).containsExactly("first", "first", "first", "second");
      assertThat(bot.platform.performed).extracting(Delivery::attempt).containsExactly(1, 2, 3, 1);
    }
  }

  @Test
  void whatNeverWorksIsGivenUpAfterADay() {
    try (var bot = bot()) {
      bot.platform.answer = delivery -> new Outcome.TryLater(bot.clock.instant(), "busy");
      bot.say(EXPERTS, "staff:ada", "never");
      bot.settle();
      IntStream.range(0, 30).forEach(i -> bot.jump(Duration.ofHours(1)));
      assertThat(outcome(bot))
          .isInstanceOfSatisfying(
              Outcome.Refused.class,
              refused -> assertThat(refused.why().key()).isEqualTo("outcome.given-up"));
      assertThat(bot.platform.performed).hasSizeBetween(20, 30);
    }
  }

  @Test
  void whatIsWorthlessLateGoesFirstAndIsDroppedWhenLate() {
    try (var bot = bot()) {
      bot.platform.answer =
          delivery -> new Outcome.TryLater(bot.clock.instant().plusSeconds(30), "busy");
      bot.say(EXPERTS, "staff:ada", "greet");
      bot.settle();
      assertThat(bot.platform.performed).hasSize(1);
      bot.platform.answer = delivery -> FakePlatform.DONE;
      bot.advance(Duration.ofMinutes(2));
      assertThat(bot.platform.performed).hasSize(1);
      assertThat(outcome(bot)).isEqualTo(new Outcome.Late());
    }
  }

  @Test
  void aGreetingWaitsBehindNobody() {
    try (var bot = bot()) {
      var stuck = new CountDownLatch(1);
      bot.platform.answer =
          delivery -> {
            if (delivery.action() instanceof Say) {
              awaitLatch(stuck);
            }
            return FakePlatform.DONE;
          };
      IntStream.range(0, 60).forEach(i -> bot.say(EXPERTS, "staff:ada", "say " + i));
      bot.say(EXPERTS, "staff:ada", "greet");
      await()
          .atMost(RunningBot.PATIENCE)
          .until(() -> bot.platform.actions().stream().anyMatch(Greet.class::isInstance));
      stuck.countDown();
      bot.settle();
    }
  }

  @Test
  void aFloodTowardsOneRoomHidesNothingBehindIt() {
    try (var bot = bot()) {
      var stuck = new CountDownLatch(1);
      bot.platform.answer =
          delivery -> {
            if (delivery.action() instanceof Say say && say.room().equals(EXPERTS)) {
              awaitLatch(stuck);
            }
            return FakePlatform.DONE;
          };
      bot.owe(IntStream.range(0, 1000).mapToObj(i -> Say.to(EXPERTS, "flood " + i)).toList());
      bot.owe(List.of(Say.to(NURSES, "behind it")));
      await().atMost(RunningBot.PATIENCE).until(() -> bot.platform.said().contains("behind it"));
      assertThat(bot.platform.said()).containsExactlyInAnyOrder("flood 0", "behind it");
      bot.platform.answer = delivery -> new Outcome.Refused("enough");
      stuck.countDown();
    }
  }

  @Test
  void whatWaitsBehindARetryHidesNothingAndIsNotTouched() {
    try (var bot = bot()) {
      bot.platform.answer =
          delivery ->
              delivery.action().equals(Say.to(EXPERTS, "first"))
                  ? new Outcome.TryLater(bot.clock.instant().plusSeconds(3600), "busy")
                  : FakePlatform.DONE;
      bot.owe(List.of(Say.to(EXPERTS, "first")));
      bot.settle();
      bot.owe(IntStream.range(0, 1000).mapToObj(i -> Say.to(EXPERTS, "flood " + i)).toList());
      bot.owe(List.of(Say.to(NURSES, "behind it")));
      bot.settle();
      assertThat(bot.platform.said()).containsExactly("first", "behind it");
      assertThat(bot.stories().get(1).outcome()).as("of the last of the flood").isEmpty();
    }
  }

  @Test
  void afterARestartNothingOvertakesWhatIsToBeTriedAgain() {
    var before = bot();
    before.platform.answer =
        delivery -> new Outcome.TryLater(before.clock.instant().plusSeconds(60), "busy");
    before.owe(List.of(Say.to(EXPERTS, "first"), Say.to(EXPERTS, "second")));
    before.settle();
    before.platform.answer = delivery -> FakePlatform.DONE;
    try (var bot = before.startedAgain(Duration.ofSeconds(1), new Guard(COMMANDS))) {
      bot.settle();
      assertThat(bot.platform.said()).containsExactly("first");
      bot.advance(Duration.ofMinutes(2));
      assertThat(bot.platform.said()).containsExactly("first", "first", "second");
    }
  }

  @Test
  void whatThePlatformCannotDoIsRefusedBeforeAnythingIsAsked() {
    try (var bot = bot()) {
      bot.say(ALL_STAFF, "staff:ada", "remove");
      bot.say(EXPERTS, "staff:ada", "tell-guest");
      bot.settle();
      assertThat(bot.platform.performed).isEmpty();
      assertThat(bot.stories())
          .extracting(Why.Story::outcome)
          .containsExactly(
              Optional.of(new Outcome.Refused(Phrase.of("outcome.no-way-towards.guest"))),
              Optional.of(new Outcome.Refused(Phrase.of("outcome.no-way-in.all-staff"))));
    }
  }

  @Test
  void anUnknownOutcomeIsReportedAndNotRepeated() {
    try (var bot = bot()) {
      bot.platform.answer =
          delivery ->
              delivery.action() instanceof Say
                  ? new Outcome.Unknown("the connection broke")
                  : FakePlatform.DONE;
      bot.say(EXPERTS, "staff:ada", "hello");
      bot.advance(Duration.ofMinutes(10));
      assertThat(bot.platform.said()).containsExactly("hello");
      assertThat(bot.stories())
          .anyMatch(
              story ->
                  story.outcome().equals(Optional.of(new Outcome.Unknown("the connection broke"))));
    }
  }

  @Test
  void anUnknownOutcomeOfWhatMayBeRepeatedIsRepeated() {
    try (var bot = bot()) {
      var tries = new AtomicInteger();
      bot.platform.answer =
          delivery ->
              tries.incrementAndGet() == 1
                  ? new Outcome.Unknown("the connection broke")
                  : FakePlatform.DONE;
      bot.say(EXPERTS, "staff:ada", "twice");
      bot.advance(Duration.ofMinutes(1));
      assertThat(bot.platform.said()).containsExactly("twice", "twice");
      assertThat(outcome(bot)).isEqualTo(FakePlatform.DONE);
    }
  }

  @Test
  void whereThePlatformCanBeAskedItIsAskedFirst() {
    try (var bot = bot()) {
      var asked = new AtomicInteger();
      bot.platform.afterCrash = AfterCrash.ASK_FIRST;
      bot.platform.answer = delivery -> new Outcome.Unknown("the connection broke");
      bot.platform.known =
          delivery ->
              Optional.of(
                  asked.incrementAndGet() == 1
                      ? new Outcome.TryLater(bot.clock.instant().plusSeconds(30), "not yet known")
                      : new Outcome.Done(Map.of("seen", "yes")));
      bot.say(EXPERTS, "staff:ada", "hello");
      bot.advance(Duration.ofMinutes(2));
      assertThat(bot.platform.said()).containsExactly("hello");
      assertThat(outcome(bot)).isEqualTo(new Outcome.Done(Map.of("seen", "yes")));
    }
  }

  @Test
  void whatNobodyCanTellYetIsNotOvertakenByWhatIsOwedLater() {
    try (var bot = bot()) {
      var performed = new AtomicInteger();
      var asked = new AtomicInteger();
      bot.platform.afterCrash = AfterCrash.ASK_FIRST;
      bot.platform.answer =
          delivery ->
              performed.incrementAndGet() == 1
                  ? new Outcome.Unknown("the connection broke")
                  : FakePlatform.DONE;
      bot.platform.known =
          delivery ->
              asked.incrementAndGet() == 1
                  ? Optional.of(
                      new Outcome.TryLater(bot.clock.instant().plusSeconds(30), "not yet known"))
                  : Optional.empty();
      bot.owe(List.of(Say.to(EXPERTS, "first"), Say.to(EXPERTS, "second")));
      bot.advance(Duration.ofSeconds(20));
      assertThat(bot.platform.said()).containsExactly("first");
      bot.advance(Duration.ofMinutes(5));
      assertThat(bot.platform.said()).containsExactly("first", "first", "second");
    }
  }

  @Test
  void afterAPowerCutWhatHadLeftIsReportedAndTheRestIsSent(@TempDir Path elsewhere)
      throws Exception {
    var cut = bot();
    var left = new CountDownLatch(1);
    var stuck = new CountDownLatch(1);
    cut.platform.answer =
        delivery -> {
          left.countDown();
          awaitLatch(stuck);
          return FakePlatform.DONE;
        };
    cut.say(EXPERTS, "staff:ada", "left");
    left.await();
    cut.say(EXPERTS, "staff:ada", "still owed");
    await().atMost(RunningBot.PATIENCE).until(() -> cut.stories().size() == 2);
    cut.platform.answer = delivery -> FakePlatform.DONE;
    try (var bot = cut.afterPowerCut(elsewhere.resolve("copy"), new Guard(COMMANDS))) {
      bot.settle();
      assertThat(bot.platform.said()).containsExactly("left", "still owed");
      assertThat(bot.stories().stream().map(Why.Story::outcome).flatMap(Optional::stream))
          .hasAtLeastOneElementOfType(Outcome.Unknown.class);
    }
    stuck.countDown();
    cut.close();
  }

  @Test
  void aMemberGetsAtMostThirtyMessagesAMinute() {
    try (var bot = bot()) {
      IntStream.range(0, 40).forEach(i -> bot.say(EXPERTS, "staff:ada", "tell " + i));
      bot.settle();
      assertThat(bot.platform.told()).hasSize(30);
      bot.advance(Duration.ofSeconds(73));
      assertThat(bot.platform.told()).hasSize(40);
      assertThat(bot.platform.told())
          .extracting(Tell::text)
          .containsExactlyElementsOf(IntStream.range(0, 40).mapToObj(i -> "tell " + i).toList());
    }
  }

  @Test
  void aMinuteIsAnySixtySecondsAtThePlatformWhereWhatLeftMayArriveSecondsLater() {
    try (var bot = bot()) {
      bot.owe(List.of(Tell.to(ADA, "first")));
      bot.settle();
      bot.advance(Duration.ofSeconds(50));
      bot.owe(IntStream.range(0, 29).mapToObj(i -> Tell.to(ADA, "more " + i)).toList());
      bot.settle();
      bot.advance(Duration.ofSeconds(15));
      bot.owe(IntStream.range(0, 5).mapToObj(i -> Tell.to(ADA, "late " + i)).toList());
      bot.settle();
      assertThat(bot.platform.told()).hasSize(30);
      bot.advance(Duration.ofSeconds(10));
      assertThat(bot.platform.told()).hasSize(31).last().isEqualTo(Tell.to(ADA, "late 0"));
      bot.advance(Duration.ofMinutes(1));
      assertThat(bot.platform.told()).hasSize(35).last().isEqualTo(Tell.to(ADA, "late 4"));
    }
  }

  @Test
  void whatComesBackMuchLaterCountsInTheMinuteInWhichItDoes() {
    try (var bot = bot()) {
      bot.platform.answer =
          delivery -> {
            if (delivery.action().equals(Tell.to(ADA, "long under way"))) {
              bot.clock.moveBy(Duration.ofSeconds(80));
            }
            return FakePlatform.DONE;
          };
      bot.owe(List.of(Tell.to(ADA, "long under way")));
      bot.settle();
      bot.owe(IntStream.range(0, 30).mapToObj(i -> Tell.to(ADA, "more " + i)).toList());
      bot.settle();
      assertThat(bot.platform.told()).hasSize(30);
      bot.advance(Duration.ofSeconds(73));
      assertThat(bot.platform.told()).hasSize(31);
    }
  }

  @Test
  void whatAMinuteHasGivenOutIsRememberedOverARestart() {
    var before = bot();
    before.owe(IntStream.range(0, 30).mapToObj(i -> Tell.to(ADA, "tell " + i)).toList());
    before.settle();
    try (var bot = before.startedAgain(Duration.ofSeconds(10), new Guard(COMMANDS))) {
      bot.owe(List.of(Tell.to(ADA, "one more")));
      bot.settle();
      assertThat(bot.platform.told()).hasSize(30);
      bot.advance(Duration.ofSeconds(63));
      assertThat(bot.platform.told()).hasSize(31);
    }
  }

  @Test
  void aCustomerGroupReceivesAsManyMessagesAMonthAsTheMonthHasDays() {
    try (var bot = bot()) {
      IntStream.range(0, 31).forEach(i -> bot.say(MAIN, "guest:gus", "news " + i));
      bot.settle();
      assertThat(bot.platform.said()).hasSize(30);
      assertThat(outcome(bot))
          .isInstanceOfSatisfying(
              Outcome.Refused.class,
              refused ->
                  assertThat(refused.why()).isEqualTo(Phrase.of("outcome.month-used-up", 30)));
      bot.jump(Duration.ofDays(9));
      bot.say(MAIN, "guest:gus", "december");
      bot.settle();
      assertThat(bot.platform.said()).hasSize(31).last().isEqualTo("december");
    }
  }

  @Test
  void whatAMonthHasGivenOutIsRememberedOverARestart() {
    var before = bot();
    before.owe(IntStream.range(0, 30).mapToObj(i -> Say.to(MAIN, "news " + i)).toList());
    before.settle();
    try (var bot = before.startedAgain(Duration.ofMinutes(5), new Guard(COMMANDS))) {
      bot.owe(List.of(Say.to(MAIN, "one more")));
      bot.settle();
      assertThat(bot.platform.said()).hasSize(30).doesNotContain("one more");
      bot.jump(Duration.ofDays(9));
      bot.owe(List.of(Say.to(MAIN, "december")));
      bot.settle();
      assertThat(bot.platform.said()).hasSize(31).last().isEqualTo("december");
    }
  }

  @Test
  void whatAnHourHasGivenOutIsRememberedOverARestart() {
    var before = bot();
    for (int burst = 0; burst < 34; burst++) {
      before.owe(IntStream.range(0, 30).mapToObj(i -> Tell.to(ADA, "tell")).toList());
      before.advance(Duration.ofSeconds(75));
    }
    before.settle();
    assertThat(before.platform.told()).hasSize(1000);
    try (var bot = before.startedAgain(Duration.ofMinutes(1), new Guard(COMMANDS))) {
      bot.settle();
      assertThat(bot.platform.told()).hasSize(1000);
      bot.advance(Duration.ofMinutes(30));
      assertThat(bot.platform.told()).hasSize(1020);
    }
  }

  @Test
  void whatStandsInTheWayOfAKindIsNotTriedWithEachOfIt() {
    try (var bot = bot()) {
      bot.platform.answer =
          delivery ->
              delivery.action() instanceof Tell
                  ? new Outcome.TryLater(
                      bot.clock.instant().plusSeconds(60), Phrase.of("outcome.said", "limit"), true)
                  : FakePlatform.DONE;
      bot.owe(List.of(Tell.to(member(0), "first")));
      bot.settle();
      bot.owe(IntStream.range(1, 20).mapToObj(i -> Tell.to(member(i), "tell " + i)).toList());
      bot.owe(List.of(Say.to(EXPERTS, "another kind")));
      bot.settle();
      assertThat(bot.platform.told()).hasSize(1);
      assertThat(bot.platform.said()).containsExactly("another kind");
      bot.platform.answer = delivery -> FakePlatform.DONE;
      bot.advance(Duration.ofMinutes(2));
      assertThat(bot.platform.told()).hasSize(21);
    }
  }

  @Test
  void aPlatformThatIsAwayIsHardlyAskedAndMetGentlyWhenItIsBack() {
    try (var bot = bot()) {
      bot.platform.answer = delivery -> new Outcome.TryLater(bot.clock.instant(), "away");
      bot.owe(IntStream.range(0, 500).mapToObj(i -> Tell.to(member(i), "tell " + i)).toList());
      bot.advance(Duration.ofMinutes(10));
      assertThat(bot.platform.performed).hasSizeLessThan(60);

      var atOnce = new AtomicInteger();
      var seen = new CopyOnWriteArrayList<Integer>();
      bot.platform.performed.clear();
      bot.platform.answer =
          delivery -> {
            seen.add(atOnce.incrementAndGet());
            atOnce.decrementAndGet();
            return FakePlatform.DONE;
          };
      bot.advance(Duration.ofMinutes(20));
      assertThat(bot.platform.told()).hasSize(500).doesNotHaveDuplicates();
      assertThat(seen.getFirst()).isEqualTo(1);
      assertThat(seen.subList(0, 3)).allMatch(together -> together <= 2);
    }
  }

  @Test
  void whatIsUrgentGoesWhileThePlatformSeemsToBeAway() {
    try (var bot = bot()) {
      bot.platform.answer =
          delivery ->
              delivery.action() instanceof Tell
                  ? new Outcome.TryLater(bot.clock.instant(), "away")
                  : FakePlatform.DONE;
      bot.owe(IntStream.range(0, 20).mapToObj(i -> Tell.to(member(i), "tell " + i)).toList());
      bot.settle();
      int asked = bot.platform.performed.size();
      assertThat(asked).isLessThan(20);
      bot.say(EXPERTS, "staff:ada", "greet");
      bot.settle();
      assertThat(bot.platform.actions().subList(asked, asked + 1))
          .hasOnlyElementsOfType(Greet.class);
    }
  }

  private static MemberId member(int number) {
    return new MemberId("staff:m" + number);
  }

  @Test
  void whatAnOwnerIsAskedNamesThem() {
    try (var bot = bot()) {
      bot.say(MAIN, "guest:gus", "remove");
      bot.settle();
      assertThat(bot.platform.performed)
          .singleElement()
          .extracting(Delivery::recipients)
          .isEqualTo(List.of(TestCommunities.OWNER));
    }
  }

  private RunningBot bot() {
    return RunningBot.with(folder, new Guard(COMMANDS));
  }

  private static Outcome outcome(RunningBot bot) {
    return bot.stories().getFirst().outcome().orElseThrow();
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
