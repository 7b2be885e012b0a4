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
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Tell;
import org.roomkeeper.runtime.ledger.Lane;
import org.roomkeeper.runtime.line.Scripted.Parrot;

@Timeout(120)
class ForgettingTest {
  /** Half past three in the night in Shanghai, where the first community is at home. */
  private static final Instant NIGHT = Instant.parse("2026-11-22T19:30:00Z");

  private static final Scripted.Behaviour REPEATS =
      (event, store) -> Reaction.of(Say.to(event.room(), event.text())).because("x");

  @TempDir private Path folder;

  @Test
  void whatIsOldGoesAtTheHourThatTheSettingsName() {
    try (var bot = RunningBot.with(folder, new Parrot(REPEATS))) {
      assertThat(bot.keeping().lastDone()).as("begins with the first start").contains(START);
      bot.jump(Duration.between(START, NIGHT).minusMinutes(1));
      assertThat(bot.keeping().lastDone()).contains(START);
      bot.jump(Duration.ofMinutes(1));
      assertThat(bot.keeping().lastDone()).contains(NIGHT);
      bot.jump(Duration.ofDays(1));
      assertThat(bot.keeping().lastDone()).contains(NIGHT.plus(Duration.ofDays(1)));
    }
  }

  @Test
  void aBotThatWasOffAtNightCatchesUpWhenItStarts() {
    var first = RunningBot.with(folder, new Parrot(REPEATS));
    try (var bot = first.startedAgain(Duration.ofHours(20), new Parrot(REPEATS))) {
      bot.settle();
      assertThat(bot.keeping().lastDone()).contains(START.plus(Duration.ofHours(20)));
    }
  }

  @Test
  void whatTheBotSaidAMonthAgoIsNotKeptInWords() {
    try (var bot = RunningBot.with(folder, new Parrot(REPEATS))) {
      bot.say(EXPERTS, "staff:ada", "hello");
      bot.settle();
      bot.jump(Duration.ofDays(31));
      assertThat(bot.stories().stream().map(story -> story.action()).toList())
          .filteredOn(Say.class::isInstance)
          .singleElement()
          .satisfies(said -> assertThat(((Say) said).text()).isEqualTo("…"));
      assertThat(bot.metrics().counter("roomkeeper.forgotten", "part", "texts").count())
          .isPositive();
    }
  }

  @Test
  void moderatorsAreWarnedAtHalfTheTimeOfAPluginThatDoesNotReadAndToldWhatItMissed() {
    var parrot =
        new Parrot(
            (event, store) -> {
              throw new IllegalStateException("broken");
            });
    try (var bot = RunningBot.with(folder, parrot)) {
      for (int n = 0; n < 5; n++) {
        bot.say(EXPERTS, "staff:ada", "message " + n);
      }
      bot.settle();
      assertThat(bot.loops().health("parrot").orElseThrow().paused()).isTrue();
      bot.jump(Duration.ofDays(14));
      assertThat(warnings(bot)).isEmpty();

      bot.jump(Duration.ofDays(1).plusMinutes(1));
      assertThat(warnings(bot))
          .as("founder and moderator, of one community")
          .hasSize(2)
          .allSatisfy(
              text ->
                  assertThat(text)
                      .contains("line.behind parrot doctors 2026-11-22 20:00 2026-12-22 20:00"));
      bot.jump(Duration.ofHours(2));
      assertThat(warnings(bot)).as("not every hour").hasSize(2);
      bot.jump(Duration.ofDays(1));
      assertThat(warnings(bot)).as("but every day").hasSize(4);

      bot.jump(Duration.ofDays(15));
      assertThat(told(bot, "line.passed-over parrot doctors 2 30")).hasSize(2);
      assertThat(bot.keeping().passedOver(new Lane("parrot", TestCommunities.DOCTORS)))
          .isEqualTo(2);
      assertThat(bot.metrics().counter("roomkeeper.events.passed.over", "plugin", "parrot").count())
          .isEqualTo(2);

      bot.loops().resume("parrot");
      bot.say(EXPERTS, "staff:ada", "message 5");
      bot.settle();
      assertThat(parrot.diary.texts()).last().isEqualTo("message 5");
      assertThat(parrot.diary.texts()).doesNotContain("message 3", "");
    }
  }

  private static List<String> warnings(RunningBot bot) {
    return told(bot, "line.behind");
  }

  private static List<String> told(RunningBot bot, String what) {
    return bot.platform.told().stream()
        .map(Tell::text)
        .filter(text -> text.startsWith(what))
        .toList();
  }
}
