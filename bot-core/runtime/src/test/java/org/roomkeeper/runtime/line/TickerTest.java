package org.roomkeeper.runtime.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.roomkeeper.runtime.line.RunningBot.EXPERTS;
import static org.roomkeeper.runtime.line.RunningBot.START;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.api.BotPlugin;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Tick;
import org.roomkeeper.runtime.line.Scripted.Diary;
import org.roomkeeper.runtime.line.Scripted.Dozer;
import org.roomkeeper.runtime.line.Scripted.Watcher;

@Timeout(300)
class TickerTest {
  @TempDir private Path folder;

  private record AnySetting(int value) {}

  @Test
  void whoSaysWhenTheyWantTheNextTickHearsNothingBefore() {
    var dozer = new Dozer(tick -> Reaction.none().wakeAt(minute(17)));
    try (var bot = awake(dozer)) {
      bot.advance(Duration.ofMinutes(20));
      assertThat(minutes(dozer.diary, TestCommunities.DOCTORS)).startsWith(17);
      assertThat(dozer.diary.of(Tick.class).getFirst().since()).isEqualTo(minute(1));
    }
  }

  @Test
  void aMomentWithinAMinuteIsAnsweredWithTheNextWholeOne() {
    var dozer = new Dozer(tick -> Reaction.none().wakeAt(minute(3).plusMillis(1)));
    try (var bot = awake(dozer)) {
      bot.advance(Duration.ofMinutes(3));
      assertThat(minutes(dozer.diary, TestCommunities.DOCTORS)).containsExactly(4);
    }
  }

  @Test
  void whoSaysSoAndWhoDoesNotBothGetThemEachMinute() {
    var dozer = new Dozer(tick -> Reaction.none().wakeAt(Instant.MAX));
    try (var bot = awake(dozer, new Watcher())) {
      bot.advance(Duration.ofMinutes(3));
      assertThat(minutes(dozer.diary, TestCommunities.DOCTORS)).containsExactly(2, 3, 4);
    }
  }

  @Test
  void theEarlierOfTwoAnswersCounts() {
    assertThat(
            Reaction.none()
                .wakeAt(minute(9))
                .and(Reaction.none())
                .and(Reaction.none().wakeAt(minute(4)))
                .wake())
        .contains(minute(4));
  }

  @Test
  void whateverIsWrittenDownBringsATickWithTheNextMinuteToThatCommunityAlone() {
    var dozer = new Dozer(tick -> Reaction.none().wakeAt(Instant.MAX));
    try (var bot = awake(dozer)) {
      bot.advance(Duration.ofMinutes(10).plusSeconds(20));
      bot.say(EXPERTS, "staff:ada", "hello");
      bot.advance(Duration.ofMinutes(10));
      assertThat(minutes(dozer.diary, TestCommunities.DOCTORS)).containsExactly(12);
      assertThat(minutes(dozer.diary, TestCommunities.NURSES)).isEmpty();
    }
  }

  @Test
  void anEditOfTheSettingsBringsATickWithTheNextMinute() {
    var dozer = new Dozer(tick -> Reaction.none().wakeAt(Instant.MAX));
    try (var bot = awake(dozer)) {
      bot.advance(Duration.ofMinutes(10).plusSeconds(20));
      bot.settings.set(new AnySetting(1));
      bot.advance(Duration.ofMinutes(10));
      assertThat(minutes(dozer.diary, TestCommunities.DOCTORS)).containsExactly(12);
    }
  }

  @Test
  void aTickThatFailedIsNoReasonToSleep() {
    var dozer =
        new Dozer(
            tick -> {
              if (tick.at().isBefore(minute(4))) {
                return Reaction.none().wakeAt(minute(4));
              }
              if (tick.community().equals(TestCommunities.DOCTORS)) {
                throw new IllegalStateException("not now");
              }
              return Reaction.none().wakeAt(Instant.MAX);
            });
    try (var bot = awake(dozer)) {
      bot.advance(Duration.ofMinutes(4));
      assertThat(minutes(dozer.diary, TestCommunities.DOCTORS)).containsExactly(4, 5);
      assertThat(minutes(dozer.diary, TestCommunities.NURSES)).containsExactly(4);
    }
  }

  @Test
  void afterAStartTheFirstTickComesAtOnce() {
    var first = awake(new Dozer(tick -> Reaction.none().wakeAt(Instant.MAX)));
    var dozer = new Dozer(tick -> Reaction.none().wakeAt(Instant.MAX));
    try (var second = first.startedAgain(Duration.ofMinutes(5), dozer)) {
      second.settle();
      assertThat(minutes(dozer.diary, TestCommunities.DOCTORS)).containsExactly(6);
    }
  }

  @Test
  void noTwoTicksAreMoreThanAnHourApart() {
    var dozer = new Dozer(tick -> Reaction.none().wakeAt(Instant.MAX));
    try (var bot = awake(dozer)) {
      bot.advance(Duration.ofHours(3));
      assertThat(minutes(dozer.diary, TestCommunities.DOCTORS)).containsExactly(60, 120, 180);
    }
  }

  /** A bot that has had its first tick, after which its rooms appeared. */
  private RunningBot awake(BotPlugin... plugins) {
    var bot = RunningBot.with(folder, plugins);
    bot.advance(Duration.ofMinutes(1));
    for (var plugin : plugins) {
      if (plugin instanceof Dozer dozer) {
        dozer.diary.seen.clear();
      }
    }
    return bot;
  }

  private static List<Integer> minutes(Diary diary, CommunityId community) {
    return diary.of(Tick.class).stream()
        .filter(tick -> tick.community().equals(community))
        .map(tick -> (int) Duration.between(START, tick.at()).toMinutes())
        .toList();
  }

  private static Instant minute(int number) {
    return START.plus(Duration.ofMinutes(number));
  }
}
