package org.roomkeeper.runtime.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.roomkeeper.runtime.line.RunningBot.EXPERTS;
import static org.roomkeeper.runtime.line.RunningBot.MAIN;
import static org.roomkeeper.runtime.line.RunningBot.START;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Tell;
import org.roomkeeper.api.Tick;
import org.roomkeeper.runtime.line.Scripted.Guard;
import org.roomkeeper.runtime.line.Scripted.Watcher;

@Timeout(300)
class TimeAndPeopleTest {
  @TempDir private Path folder;

  @Test
  void aTickComesToEachCommunityEachMinute() {
    var watcher = new Watcher();
    try (var bot = RunningBot.with(folder, watcher)) {
      watcher.diary.seen.clear();
      bot.advance(Duration.ofMinutes(3));
      assertThat(watcher.diary.of(Tick.class))
          .filteredOn(tick -> tick.community().equals(TestCommunities.NURSES))
          .extracting(BotEvent::at)
          .containsExactly(minute(1), minute(2), minute(3));
    }
  }

  @Test
  void afterAnOutageOneTickCoversItAll() {
    var first = RunningBot.with(folder, new Watcher());
    var watcher = new Watcher();
    try (var second = first.startedAgain(Duration.ofHours(2), watcher)) {
      second.settle();
      assertThat(watcher.diary.of(Tick.class))
          .filteredOn(tick -> tick.community().equals(TestCommunities.DOCTORS))
          .singleElement()
          .satisfies(
              tick -> {
                assertThat(tick.at()).isEqualTo(minute(120));
                assertThat(tick.since()).isEqualTo(START);
              });
    }
  }

  @Test
  void whatAPersonHasDoneIsFoundOutAndSettled() {
    var guard =
        new Guard(
            (event, store) ->
                Reaction.of(Say.to(event.room(), "news")).ref("news").because("news"));
    try (var bot = RunningBot.with(folder, guard)) {
      bot.platform.answer =
          delivery -> new Outcome.AskedPerson("staff:owner", Map.of("msgid", "17"));
      bot.platform.known =
          delivery ->
              delivery.soFar().isPresent() && bot.clock.instant().isAfter(minute(5))
                  ? Optional.of(FakePlatform.DONE)
                  : Optional.of(new Outcome.AskedPerson("staff:owner", Map.of()));
      bot.say(MAIN, "guest:gus", "hello");
      bot.advance(Duration.ofMinutes(8));
      assertThat(guard.diary.of(ActionSettled.class))
          .last()
          .extracting(ActionSettled::outcome)
          .isEqualTo(FakePlatform.DONE);
    }
  }

  @Test
  void whoHasNotTappedIsRemindedThreeTimesADayAndIsStillAskedAboutAfterIt() {
    var guard =
        new Guard(
            (event, store) ->
                Reaction.of(Say.to(event.room(), "news"))
                    .ref("news")
                    .bestBefore(event.at().plus(Duration.ofDays(3)))
                    .because("news"));
    try (var bot = RunningBot.with(folder, guard)) {
      var asked = new Outcome.AskedPerson("staff:owner", Map.of("msgid", "17"));
      bot.platform.answer =
          delivery -> delivery.action() instanceof Say ? asked : FakePlatform.DONE;
      bot.platform.known = delivery -> Optional.of(asked);
      bot.say(MAIN, "guest:gus", "hello");
      bot.advance(Duration.ofHours(30));
      assertThat(bot.platform.reminded).hasSize(3);

      bot.platform.known = delivery -> Optional.of(FakePlatform.DONE);
      bot.advance(Duration.ofMinutes(20));
      assertThat(guard.diary.of(ActionSettled.class))
          .last()
          .extracting(ActionSettled::outcome)
          .isEqualTo(FakePlatform.DONE);
      assertThat(bot.platform.takenBack).isEmpty();
    }
  }

  @Test
  void whatWaitsForATapIsTakenBackWhenItIsWithdrawnOrNoLongerWorthIt() {
    var guard =
        new Guard(
            (event, store) ->
                event.text().equals("never mind")
                    ? Reaction.none().withdraw("news")
                    : Reaction.of(Say.to(event.room(), event.text()))
                        .ref("news")
                        .bestBefore(event.at().plus(Duration.ofMinutes(45)))
                        .because("news"));
    try (var bot = RunningBot.with(folder, guard)) {
      var asked = new Outcome.AskedPerson("staff:owner", Map.of("msgid", "17"));
      bot.platform.answer = delivery -> asked;
      bot.platform.known = delivery -> Optional.of(asked);
      bot.say(MAIN, "guest:gus", "hello");
      bot.advance(Duration.ofMinutes(5));
      bot.say(MAIN, "guest:gus", "never mind");
      bot.advance(Duration.ofMinutes(12));
      assertThat(bot.platform.takenBack).hasSize(1);
      assertThat(guard.diary.of(ActionSettled.class))
          .last()
          .extracting(ActionSettled::outcome)
          .isEqualTo(new Outcome.Withdrawn(Outcome.Withdrawn.Reason.TAKEN_BACK));

      bot.say(MAIN, "guest:gus", "hello again");
      bot.advance(Duration.ofMinutes(40));
      assertThat(bot.platform.takenBack).hasSize(1);
      bot.advance(Duration.ofMinutes(10));
      assertThat(bot.platform.takenBack).hasSize(2);
    }
  }

  @Test
  void aRemovalByAPersonIsSettledWhenTheRoomShowsIt() {
    var guard =
        new Guard(
            (event, store) ->
                Reaction.of(Remove.from(event.room(), event.member())).because("rule"));
    try (var bot = RunningBot.with(folder, guard)) {
      bot.platform.answer = delivery -> new Outcome.AskedPerson("staff:owner", Map.of());
      bot.say(MAIN, "guest:gus", "hello");
      bot.advance(Duration.ofMinutes(3));
      assertThat(bot.stories().getFirst().outcome()).isNotEqualTo(Optional.of(FakePlatform.DONE));
      bot.room(MAIN, RoomKind.CUSTOMER_GROUP, "staff:owner");
      bot.advance(Duration.ofMinutes(2));
      assertThat(bot.stories().getFirst().outcome()).contains(FakePlatform.DONE);
    }
  }

  @Test
  void whatAPersonHasNotDoneInADayIsToldToTheModeratorsOnce() {
    var guard =
        new Guard(
            (event, store) ->
                Reaction.of(Remove.from(event.room(), event.member())).because("rule"));
    try (var bot = RunningBot.with(folder, guard)) {
      bot.platform.answer =
          delivery ->
              delivery.action() instanceof Remove
                  ? new Outcome.AskedPerson("staff:owner", Map.of())
                  : FakePlatform.DONE;
      bot.say(MAIN, "guest:gus", "hello");
      bot.jump(Duration.ofHours(23));
      assertThat(bot.platform.told()).isEmpty();
      bot.jump(Duration.ofHours(2));
      bot.jump(Duration.ofHours(2));
      assertThat(bot.platform.told())
          .singleElement()
          .extracting(Tell::member)
          .isEqualTo(TestCommunities.MODERATOR);
    }
  }

  @Test
  void anIdleBotSaysWhenItWillNextHaveSomethingToDo() {
    var guard =
        new Guard(
            (event, store) ->
                Reaction.of(Say.to(event.room(), "soon"))
                    .after(Duration.ofSeconds(10))
                    .because("soon"));
    try (var bot = RunningBot.with(folder, guard, new Watcher())) {
      assertThat(bot.health().nextDue()).contains(minute(1));
      bot.say(EXPERTS, "staff:ada", "hello");
      bot.settle();
      assertThat(bot.health().nextDue()).contains(START.plusSeconds(10));
      assertThat(bot.health().parts()).containsEntry("courier", true);
    }
  }

  private static Instant minute(int number) {
    return START.plus(Duration.ofMinutes(number));
  }
}
