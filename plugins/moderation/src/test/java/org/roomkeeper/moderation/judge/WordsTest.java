package org.roomkeeper.moderation.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.Lists;

class WordsTest {
  @Test
  void theShippedListsAreBroadAndWithoutProblems() {
    long accusations =
        ShippedWords.read().stream()
            .map(Lists.Entry::content)
            .mapToLong(
                words ->
                    words.strong().orElse(List.of()).size() + words.ask().orElse(List.of()).size())
            .sum();
    assertThat(accusations).isGreaterThan(1500);
    var settings = ShippedWords.settings();
    var _ = settings.lists("words", Words.class);
    assertThat(settings.check()).noneMatch(problem -> problem.toString().contains("words/"));
  }

  @Test
  void anUnknownListIsNamedWithItsPlace() {
    assertThat(WordFiles.problems(Map.of("politics/en.yaml", "strong: [x]\nstrnog: [y]\n")))
        .singleElement()
        .asString()
        .contains("politics/en.yaml")
        .contains("strnog");
  }

  @Test
  void aBrokenPatternIsRefused() {
    assertThat(WordFiles.problems(Map.of("politics/en.yaml", "ask: ['/(oops/']\n")))
        .singleElement()
        .asString()
        .contains("/(oops/");
  }

  @Test
  void anEmptyEntryIsRefused() {
    assertThat(WordFiles.problems(Map.of("race/zh.yaml", "ask: ['  ']\n"))).isNotEmpty();
  }

  @Test
  void aFolderThatIsNoTopicIsRefused() {
    var files = WordFiles.read(Map.of("weather/en.yaml", "ask: [rain]\n"));
    assertThatThrownBy(() -> Lexicon.of(files)).hasMessageContaining("weather/en.yaml");
  }

  @Test
  void aBlockedWordIsEnoughToActAndWhatNoneExcusesIsRecommended() {
    var files =
        WordFiles.read(
            Map.of(
                "politics/zh.yaml", "strong: [打倒某党, 党员]\nblock: [某党万岁]\n",
                "politics/en.yaml",
                    "strong: [stop the steal, maga, libtard*, conservative ideas]\n",
                "any/zh.yaml", "allowed: [党员医生]\n",
                "any/en.yaml", "allowed: ['/conservative (ideas|therapy)/']\n"));
    assertThat(Blockable.marked(files)).containsExactly("某党万岁");
    assertThat(Blockable.recommended(files))
        .containsExactlyInAnyOrder("某党万岁", "打倒某党", "stop the steal");
    var judge = new LexiconJudge(Lexicon.of(files), topic -> new Thresholds(0.5, 0.85));
    assertThat(judge.judge(Utterance.of("我说某党万岁")).acting()).containsExactly(Topic.POLITICS);
  }

  @Test
  void aBlockedWordThatStandsInAnExcuseIsRefusedAtItsPlaceWhereverTheExcuseStands() {
    assertThat(
            WordFiles.problems(
                Map.of(
                    "politics/zh.yaml", "strong: [某某]\nblock:\n  - 某党万岁\n  - 党参\n",
                    "any/zh.yaml", "allowed: [炙党参片]\n")))
        .singleElement()
        .asString()
        .contains("words/politics/zh.yaml")
        .contains("4")
        .contains("党参")
        .contains("炙党参片");
  }

  @Test
  void whatWeComWouldFindInsideOtherWordsIsNotBlocked() {
    for (String entry : List.of("maga", "libtard*", "'/x y z a/'", "党", "a".repeat(33))) {
      assertThat(WordFiles.problems(Map.of("politics/en.yaml", "block: [" + entry + "]\n")))
          .isNotEmpty();
    }
  }

  @Test
  void patternsAreTriedOnlyWhereTheirWordsAre() {
    assertThat(Triggers.of("\\b(kill|hates?) (all )?(dogs|cats?)\\b"))
        .hasSize(2)
        .anySatisfy(
            demand ->
                assertThat(demand.literals())
                    .containsExactlyInAnyOrder(
                        new Triggers.Literal("kill", true, true, true),
                        new Triggers.Literal("hate", true, true, false)))
        .anySatisfy(
            demand ->
                assertThat(demand.literals())
                    .containsExactlyInAnyOrder(
                        new Triggers.Literal("dogs", true, false, true),
                        new Triggers.Literal("cat", true, false, false)));
    assertThat(Triggers.of("a|b")).isEmpty();
    assertThat(Triggers.of("(x|[abc])y")).isEmpty();
    assertThat(Triggers.of("\\bcasts?\\b .{0,30}(votes?)"))
        .containsExactly(
            new Triggers.Demand(
                Set.of(new Triggers.Literal("cast", true, true, false)), true, Longest.ANY),
            // "casts", a space, thirty of anything, "votes".
            new Triggers.Demand(
                Set.of(new Triggers.Literal("vote", true, false, false)), false, 71));
    assertThat(Triggers.of("\\d{1,3}(st|nd)? of may\\b"))
        .containsExactly(
            new Triggers.Demand(
                Set.of(new Triggers.Literal(" of may", true, false, false)), false, Longest.ANY));
  }
}
