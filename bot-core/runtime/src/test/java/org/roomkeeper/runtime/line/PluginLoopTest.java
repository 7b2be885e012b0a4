package org.roomkeeper.runtime.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.roomkeeper.runtime.line.RunningBot.EXPERTS;
import static org.roomkeeper.runtime.line.RunningBot.MAIN;
import static org.roomkeeper.runtime.line.RunningBot.NURSES;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Store;
import org.roomkeeper.api.Tell;
import org.roomkeeper.runtime.line.Scripted.Guard;
import org.roomkeeper.runtime.line.Scripted.Judge;
import org.roomkeeper.runtime.line.Scripted.Parrot;
import org.roomkeeper.runtime.line.Scripted.Stranger;

@Timeout(300)
class PluginLoopTest {
  @TempDir private Path folder;

  private static final Scripted.Behaviour SILENT = (event, store) -> Reaction.none();

  private static final Scripted.Behaviour REPEATS =
      (event, store) -> Reaction.of(Say.to(event.room(), event.text())).because("repeats");

  private static final Scripted.Behaviour FAILS_ON_BAD =
      (event, store) -> {
        if (event.text().startsWith("bad")) {
          throw new IllegalStateException("on purpose: " + event.text());
        }
        return REPEATS.on(event, store);
      };

  @Test
  void eventsAreAnsweredInTheOrderInWhichTheyWereWrittenDown() {
    var parrot = new Parrot(REPEATS);
    try (var bot = RunningBot.with(folder, parrot)) {
      var texts = IntStream.range(0, 200).mapToObj(i -> "message " + i).toList();
      texts.forEach(text -> bot.say(EXPERTS, "staff:ada", text));
      bot.settle();
      assertThat(parrot.diary.texts()).isEqualTo(texts);
      bot.settle();
      assertThat(bot.platform.said()).isEqualTo(texts);
    }
  }

  @Test
  void whatAnEventNotedAsAFactTheNextOneSeesThoughTheyWereReadTogether() {
    try (var bot = RunningBot.with(folder, new Scripted.Tally())) {
      bot.sayAtOnce(EXPERTS, "staff:ada", List.of("a", "b", "c", "d", "e"));
      bot.settle();
      assertThat(bot.platform.said()).containsExactly("1", "2", "3", "4", "5");
    }
  }

  @Test
  void aFailureCostsItsOwnEventAndLeavesNoNotes() {
    var guard =
        new Guard(
            (event, store) -> {
              store.put("last", event.text());
              if (event.text().equals("bad")) {
                throw new IllegalStateException("on purpose");
              }
              return Reaction.of(Say.to(event.room(), noted(store))).because("noted");
            });
    try (var bot = RunningBot.with(folder, guard)) {
      bot.say(EXPERTS, "staff:ada", "one");
      bot.say(EXPERTS, "staff:bob", "bad");
      bot.say(EXPERTS, "staff:ada", "three");
      bot.settle();
      assertThat(bot.platform.said()).containsExactly("one", "three");
      assertThat(bot.loops().health("guard").orElseThrow().failed()).isEqualTo(1);
    }
  }

  @Test
  void aHandlerThatHangsIsGivenUpAndTheOthersGoOn() throws Exception {
    var released = new CountDownLatch(1);
    var noteAfterwards = new CopyOnWriteArrayList<String>();
    var guard =
        new Guard(
            (event, store) -> {
              if (event.text().equals("hang")) {
                awaitUninterruptibly(released);
                try {
                  store.put("late", true);
                  noteAfterwards.add("noted");
                } catch (IllegalStateException closed) {
                  noteAfterwards.add("refused");
                }
              }
              return Reaction.of(Say.to(event.room(), "guard " + event.text())).because("x");
            });
    var parrot = new Parrot(REPEATS);
    try (var bot = RunningBot.with(folder, guard, parrot)) {
      // The first event is given longer, for a plugin may load what it needs.
      bot.say(EXPERTS, "staff:ada", "first");
      bot.settle();
      bot.say(EXPERTS, "staff:ada", "hang");
      bot.say(NURSES, "staff:nia", "hello");
      await().atMost(RunningBot.PATIENCE).until(() -> bot.platform.said().contains("guard hello"));
      bot.settle();
      assertThat(bot.platform.said()).contains("hang", "hello").doesNotContain("guard hang");
      bot.say(EXPERTS, "staff:ada", "next");
      bot.settle();
      assertThat(bot.platform.said()).contains("guard next").doesNotContain("guard hang");
      released.countDown();
      await().atMost(RunningBot.PATIENCE).until(() -> !noteAfterwards.isEmpty());
      assertThat(noteAfterwards).containsExactly("refused");
    }
  }

  @Test
  void threeFailuresInARowPauseAPluginAndResumingReadsOn() {
    var parrot = new Parrot(FAILS_ON_BAD);
    try (var bot = RunningBot.with(folder, parrot)) {
      bot.say(EXPERTS, "staff:ada", "bad 1");
      bot.say(EXPERTS, "staff:ada", "bad 2");
      bot.say(EXPERTS, "staff:ada", "bad 3");
      bot.say(EXPERTS, "staff:ada", "good");
      bot.settle();
      assertThat(bot.loops().health("parrot").orElseThrow().paused()).isTrue();
      assertThat(bot.platform.said()).isEmpty();
      bot.loops().resume("parrot");
      bot.settle();
      assertThat(bot.platform.said()).containsExactly("good");
    }
  }

  @Test
  void oneMemberCannotDisarmAPluginButThreeShowThatItIsBroken() {
    var parrot = new Parrot(FAILS_ON_BAD);
    try (var bot = RunningBot.with(folder, parrot)) {
      for (int i = 0; i < 5; i++) {
        bot.say(EXPERTS, "staff:eve", "bad " + i);
        bot.say(EXPERTS, "staff:ada", "good " + i);
      }
      bot.settle();
      assertThat(bot.loops().health("parrot").orElseThrow().paused()).isFalse();
      bot.say(EXPERTS, "staff:ada", "bad");
      bot.say(EXPERTS, "staff:ada", "good");
      bot.say(EXPERTS, "staff:bob", "bad");
      bot.settle();
      assertThat(bot.loops().health("parrot").orElseThrow().paused()).isTrue();
    }
  }

  @Test
  void aPauseOfAGuardIsToldToFoundersAndModeratorsEveryHour() {
    var guard = new Guard(FAILS_ON_BAD);
    try (var bot = RunningBot.with(folder, guard)) {
      IntStream.range(0, 3).forEach(i -> bot.say(EXPERTS, "staff:ada", "bad " + i));
      bot.settle();
      bot.advance(Duration.ofMinutes(1));
      assertThat(bot.platform.told())
          .extracting(Tell::member)
          .containsExactlyInAnyOrder(
              TestCommunities.FOUNDER,
              TestCommunities.MODERATOR,
              TestCommunities.FOUNDER,
              TestCommunities.MODERATOR);
      assertThat(bot.platform.told()).allMatch(tell -> tell.text().contains("guard"));
      bot.jump(Duration.ofMinutes(59));
      assertThat(bot.platform.told()).hasSize(4);
      bot.jump(Duration.ofMinutes(1));
      assertThat(bot.platform.told()).hasSize(8);
    }
  }

  @Test
  void aPauseOutlastsTheBot() {
    var first = RunningBot.with(folder, new Parrot(FAILS_ON_BAD));
    IntStream.range(0, 3).forEach(i -> first.say(EXPERTS, "staff:ada", "bad " + i));
    first.settle();
    try (var second = first.startedAgain(Duration.ofMinutes(5), new Parrot(REPEATS))) {
      second.say(EXPERTS, "staff:ada", "good");
      second.settle();
      assertThat(second.platform.said()).isEmpty();
    }
  }

  @Test
  void whatFailedCanBeTriedAgain() {
    var broken = new AtomicBoolean(true);
    var parrot =
        new Parrot(
            (event, store) -> {
              if (broken.get()) {
                throw new IllegalStateException("broken");
              }
              return REPEATS.on(event, store);
            });
    try (var bot = RunningBot.with(folder, parrot)) {
      IntStream.range(0, 3).forEach(i -> bot.say(EXPERTS, "staff:ada", "say " + i));
      bot.settle();
      broken.set(false);
      assertThat(bot.loops().retry("parrot")).isEqualTo(3);
      bot.settle();
      assertThat(bot.platform.said()).containsExactlyInAnyOrder("say 0", "say 1", "say 2");
    }
  }

  @Test
  void aWordOfTheCommandLineResumesAPluginAndWhatMembersWriteDoesNot() {
    var broken = new AtomicBoolean(true);
    var parrot =
        new Parrot(
            (event, store) -> {
              if (broken.get()) {
                throw new IllegalStateException("broken");
              }
              return REPEATS.on(event, store);
            });
    try (var bot = RunningBot.with(folder, parrot)) {
      IntStream.range(0, 3).forEach(i -> bot.say(EXPERTS, "staff:ada", "say " + i));
      bot.settle();
      broken.set(false);
      bot.command(Optional.of(new MemberId("staff:eve")), "plugin retry parrot");
      bot.settle();
      assertThat(bot.loops().health("parrot").orElseThrow().paused()).isTrue();
      bot.command(Optional.empty(), "plugin retry parrot");
      await().atMost(RunningBot.PATIENCE).until(() -> bot.platform.said().size() == 3);
      assertThat(bot.loops().health("parrot").orElseThrow().paused()).isFalse();
    }
  }

  @Test
  void anAnswerWithoutAReasonIsAFailure() {
    var parrot = new Parrot((event, store) -> Reaction.of(Say.to(event.room(), "no reason")));
    try (var bot = RunningBot.with(folder, parrot)) {
      bot.say(EXPERTS, "staff:ada", "hello");
      bot.settle();
      assertThat(bot.platform.said()).isEmpty();
      assertThat(bot.loops().health("parrot").orElseThrow().failed()).isEqualTo(1);
    }
  }

  @Test
  void textsAreWithheldFromWhoDidNotDeclareThatItSeesThem() {
    var stranger = new Stranger(SILENT);
    var parrot = new Parrot(SILENT);
    try (var bot = RunningBot.with(folder, stranger, parrot)) {
      bot.say(EXPERTS, "staff:ada", "a secret");
      bot.settle();
      assertThat(stranger.diary.texts()).containsExactly("");
      assertThat(parrot.diary.texts()).containsExactly("a secret");
      assertThat(parrot.diary.seen.getFirst().envelope().member().orElseThrow().name()).isEmpty();
    }
  }

  @Test
  void whatTheBotItselfSaidReachesNobodyWhoDidNotAsk() {
    var parrot = new Parrot(REPEATS);
    try (var bot = RunningBot.with(folder, parrot)) {
      bot.saidByUs(EXPERTS, "staff:ada", "an echo");
      bot.settle();
      assertThat(parrot.diary.seen).isEmpty();
    }
  }

  @Test
  void whatAPluginDidNotDeclareIsRefusedAndItIsToldSo() {
    var parrot =
        new Parrot(
            (event, store) ->
                Reaction.of(Remove.from(event.room(), event.member()))
                    .ref("out")
                    .because("dislike"));
    try (var bot = RunningBot.with(folder, parrot)) {
      bot.say(EXPERTS, "staff:ada", "hello");
      bot.settle();
      assertThat(bot.platform.performed).isEmpty();
      assertThat(parrot.diary.of(ActionSettled.class))
          .extracting(ActionSettled::outcome)
          .containsExactly(
              new Outcome.Refused(Phrase.of("outcome.act-undeclared", "parrot", "Remove")));
    }
  }

  @Test
  void anAnswerGoesOnlyToThePluginThatAsked() {
    var asking =
        new Guard(
            (event, store) ->
                Reaction.of(Say.to(event.room(), "hi")).ref("greeting").because("polite"));
    var other = new Parrot(SILENT);
    try (var bot = RunningBot.with(folder, asking, other)) {
      bot.say(EXPERTS, "staff:ada", "hello");
      bot.settle();
      assertThat(asking.diary.of(ActionSettled.class))
          .singleElement()
          .satisfies(
              settled -> {
                assertThat(settled.ref()).isEqualTo("greeting");
                assertThat(settled.about()).isEqualTo(asking.diary.seen.getFirst().id());
                assertThat(settled.outcome()).isEqualTo(FakePlatform.DONE);
              });
      assertThat(other.diary.of(ActionSettled.class)).isEmpty();
    }
  }

  @Test
  void firstHalvesRunAheadAndSecondHalvesInOrder() {
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    var judge =
        new Judge(
            event -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
              running.decrementAndGet();
              return "thought about";
            });
    try (var bot = RunningBot.with(folder, judge)) {
      var texts = IntStream.range(0, 40).mapToObj(i -> "m" + i).toList();
      texts.forEach(text -> bot.say(EXPERTS, "staff:ada", text));
      bot.settle();
      assertThat(bot.platform.said())
          .isEqualTo(texts.stream().map(text -> text + ": thought about").toList());
      assertThat(most.get()).isGreaterThan(1);
    }
  }

  @Test
  void whatIsOwedDoesNotWaitForWhatIsStillPrepared() {
    var together = new CountDownLatch(1);
    var quickIsDone = new CountDownLatch(1);
    var judge =
        new Judge(
            event -> {
              switch (event.text()) {
                case "first" -> awaitUninterruptibly(together);
                case "slow" -> awaitUninterruptibly(quickIsDone);
                default -> {}
              }
              return "thought about";
            });
    try (var bot = RunningBot.with(folder, judge)) {
      List.of("first", "quick", "slow").forEach(text -> bot.say(EXPERTS, "staff:ada", text));
      together.countDown();
      await()
          .atMost(20, TimeUnit.SECONDS)
          .until(() -> bot.platform.said().contains("quick: thought about"));
      quickIsDone.countDown();
      bot.settle();
      assertThat(bot.platform.said())
          .containsSubsequence(
              "first: thought about", "quick: thought about", "slow: thought about");
    }
  }

  @Test
  void aFirstHalfThatFailsLeavesTheSecondUnprepared() {
    var judge =
        new Judge(
            event -> {
              throw new IllegalStateException("no idea");
            });
    try (var bot = RunningBot.with(folder, judge)) {
      bot.say(EXPERTS, "staff:ada", "hello");
      bot.settle();
      assertThat(bot.platform.said()).containsExactly("hello: not prepared");
    }
  }

  @Test
  void aLateFirstHalfIsNotWaitedForAndTheEventComesOnceMore() throws Exception {
    var released = new CountDownLatch(1);
    var judge =
        new Judge(
            event -> {
              released.await();
              return "thought about";
            });
    try (var bot = RunningBot.with(folder, judge)) {
      bot.say(EXPERTS, "staff:ada", "hello");
      await()
          .atMost(RunningBot.PATIENCE)
          .until(() -> bot.platform.said().contains("hello: not prepared"));
      released.countDown();
      bot.settle();
      assertThat(bot.platform.said())
          .containsExactly("hello: not prepared", "hello: thought about");
    }
  }

  @Test
  void aNewPluginStartsAtTheEndOfTheLedger() {
    var first = RunningBot.with(folder, new Parrot(SILENT));
    first.say(EXPERTS, "staff:ada", "before");
    first.settle();
    var guard = new Guard(SILENT);
    try (var second = first.startedAgain(Duration.ofMinutes(1), new Parrot(SILENT), guard)) {
      second.say(EXPERTS, "staff:ada", "after");
      second.settle();
      assertThat(guard.diary.texts()).containsExactly("after");
    }
  }

  @Test
  void whatWasWrittenDownWhileThePluginWasAwayIsAnsweredWhenItIsBack() {
    var first = RunningBot.with(folder, new Parrot(FAILS_ON_BAD));
    first.close();
    try (var second = first.startedAgain(Duration.ofMinutes(1), new Parrot(REPEATS))) {
      second.say(EXPERTS, "staff:ada", "hello");
      second.settle();
      assertThat(second.platform.said()).containsExactly("hello");
    }
  }

  @Test
  void afterAPowerCutAnEventInHandIsAnsweredOnceFromScratch(@TempDir Path elsewhere)
      throws Exception {
    var hanging = new CountDownLatch(1);
    var begun = new CountDownLatch(1);
    var cut =
        RunningBot.with(
            folder,
            new Guard(
                (event, store) -> {
                  store.put("tries", store.get("tries", Integer.class).orElse(0) + 1);
                  begun.countDown();
                  hanging.await();
                  return Reaction.none();
                }));
    cut.say(EXPERTS, "staff:ada", "hello");
    begun.await();
    var again =
        new Guard(
            (event, store) -> {
              int tries = store.get("tries", Integer.class).orElse(0) + 1;
              store.put("tries", tries);
              return Reaction.of(Say.to(event.room(), "try " + tries)).because("x");
            });
    try (var bot = cut.afterPowerCut(elsewhere.resolve("copy"), again)) {
      bot.settle();
      assertThat(bot.platform.said()).containsExactly("try 1");
      bot.say(EXPERTS, "staff:ada", "more");
      bot.settle();
      assertThat(bot.platform.said()).containsExactly("try 1", "try 2");
    }
    hanging.countDown();
    cut.close();
  }

  @Test
  void anEventThatWasInHandAtTwoUncleanEndsIsMarkedFailed(@TempDir Path elsewhere)
      throws Exception {
    var hanging = new CountDownLatch(1);
    var begun = new AtomicInteger();
    Scripted.Behaviour hangs =
        (event, store) -> {
          if (event.text().equals("poison")) {
            begun.incrementAndGet();
            hanging.await();
          }
          return REPEATS.on(event, store);
        };
    var first = RunningBot.with(folder, new Parrot(hangs));
    first.say(EXPERTS, "staff:ada", "poison");
    await().atMost(RunningBot.PATIENCE).until(() -> begun.get() == 1);
    var second = first.afterPowerCut(elsewhere.resolve("second"), new Parrot(hangs));
    await().atMost(RunningBot.PATIENCE).until(() -> begun.get() == 2);
    var third = second.afterPowerCut(elsewhere.resolve("third"), new Parrot(hangs));
    await().atMost(RunningBot.PATIENCE).until(() -> begun.get() == 3);
    try (var bot = third.afterPowerCut(elsewhere.resolve("fourth"), new Parrot(hangs))) {
      bot.say(EXPERTS, "staff:ada", "hello");
      bot.settle();
      assertThat(bot.platform.said()).containsExactly("hello");
      assertThat(bot.loops().health("parrot").orElseThrow().failed()).isEqualTo(1);
      assertThat(begun).hasValue(3);
    }
    hanging.countDown();
    List.of(third, second, first).forEach(RunningBot::close);
  }

  @Test
  void aFloodOfOnePluginDoesNotStopTheOthers() {
    var flood =
        new Guard(
            (event, store) -> {
              var reaction = Reaction.none();
              for (int i = 0; i < 30; i++) {
                reaction = reaction.and(Say.to(NURSES, "flood " + i));
              }
              return reaction.because("flood");
            });
    var parrot = new Parrot(REPEATS);
    try (var bot = RunningBot.with(folder, flood, parrot)) {
      IntStream.range(0, 10).forEach(i -> bot.say(EXPERTS, "staff:ada", "hello " + i));
      var hellos = IntStream.range(0, 10).mapToObj(i -> "hello " + i).toList();
      await().atMost(RunningBot.PATIENCE).until(() -> bot.platform.said().containsAll(hellos));
      assertThat(bot.loops().health("parrot").orElseThrow().failed()).isZero();
    }
  }

  @Test
  void theRoomOfACustomerGroupStaysWithItsCommunity() {
    var parrot = new Parrot(SILENT);
    try (var bot = RunningBot.with(folder, parrot)) {
      bot.say(MAIN, "guest:gus", "hello");
      bot.settle();
      assertThat(parrot.diary.seen)
          .extracting(event -> event.community())
          .containsExactly(TestCommunities.DOCTORS);
    }
  }

  private static String noted(Store store) {
    return store.get("last", String.class).orElse("nothing");
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean interrupted = false;
    while (true) {
      try {
        latch.await();
        break;
      } catch (InterruptedException ignored) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
