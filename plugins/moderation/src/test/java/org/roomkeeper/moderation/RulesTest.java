package org.roomkeeper.moderation;

import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.Finding;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.moderation.judge.ShippedWords;
import org.roomkeeper.moderation.judge.Stage;
import org.roomkeeper.moderation.judge.WordFiles;

/** Rules that begin in shadow, and what they earn. */
class RulesTest {
  private static final String ADA = "guest:ada";
  private static final String FILE = "politics/ours.yaml";
  private static final String TRIED =
      """
      strong: [snorfblatt]
      allowed: [harmless grobblefink]
      rules:
        rumours: {stage: shadow, entries: [grobblefink]}
        slogans: {stage: ask, entries: [flumdrum]}
        threats: {stage: act, entries: [wumblewort], urgent: true}
      """;

  private static Lane lane(String words) {
    return Lane.under(
        ShippedWords.settings().plugin("moderation", ModerationConfig.class).get(),
        WordFiles.read(Map.of(FILE, words)));
  }

  private static List<String> found(Reaction reaction) {
    return reaction.findings().stream().map(one -> one.key() + " " + one.detail()).toList();
  }

  @Test
  void aRuleInShadowIsKeptAndNothingFollows() {
    Lane lane = lane(TRIED);
    Reaction reaction = lane.says(ADA, Lane.CUSTOMERS, "such a grobblefink");
    assertThat(reaction.steps()).isEmpty();
    assertThat(reaction.findings())
        .containsExactly(new Finding("shadow.politics", "shadow 0.6 politics/ours.yaml rumours"));
    assertThat(lane.says(ADA, Lane.CUSTOMERS, "a harmless grobblefink").findings()).isEmpty();
  }

  @Test
  void aRuleThatAsksOrActsDoesSo() {
    Lane lane = lane(TRIED);
    assertThat(found(lane.says(ADA, Lane.CUSTOMERS, "the wumblewort is near")))
        .containsExactly("verdict.politics act 0.9 politics/ours.yaml threats");
    assertThat(lane.owed(AskModerators.class)).hasSize(1);
  }

  @Test
  void aWholeFileMayBeInShadow() {
    Lane lane = lane("stage: shadow\n" + TRIED);
    assertThat(lane.says(ADA, Lane.CUSTOMERS, "the wumblewort and the snorfblatt").steps())
        .isEmpty();
    assertThat(lane.last.findings().getFirst().detail())
        .contains("politics/ours.yaml strong", "politics/ours.yaml threats");
  }

  @Test
  void aFileThatMayOnlyAskNeverActs() {
    Lane lane = lane("stage: ask\n" + TRIED);
    lane.says(ADA, Lane.CUSTOMERS, "the wumblewort of the south, my friends");
    assertThat(lane.last.findings()).noneMatch(one -> one.detail().startsWith("act"));
  }

  @Test
  void decisionsCountForEveryRuleThatFoundTheMessageAndTurnRoundWithAnAppeal() {
    Lane lane = lane(TRIED);
    lane.says(ADA, Lane.CUSTOMERS, "snorfblatt, and such a grobblefink");
    lane.presses(Cases.ref(new MemberId(ADA), Lane.CUSTOMERS), "told");
    assertThat(lane.book().tallies().get("politics/ours.yaml rumours"))
        .extracting(Tally::hits, Tally::confirmed, Tally::overturned)
        .containsExactly(1, 1, 0);
    assertThat(lane.book().tallies().get("politics/ours.yaml strong").confirmed()).isEqualTo(1);

    lane.book().decided(new MemberId(ADA), lane.book().all().getFirst().message(), true, AT);
    assertThat(lane.book().tallies().get("politics/ours.yaml rumours"))
        .extracting(Tally::hits, Tally::confirmed, Tally::overturned)
        .containsExactly(1, 0, 1);
  }

  @Test
  void whatOnlyARuleInShadowFoundIsReviewedAtTheDesk() {
    Lane lane = lane(TRIED);
    for (int i = 0; i < 20; i++) {
      lane.says(ADA, Lane.CUSTOMERS, "such a grobblefink");
    }
    assertThat(lane.book().all().getFirst().inShadow()).isTrue();
    for (RuleBook.Ruled hit : lane.book().all()) {
      lane.reviews(hit.event(), true);
    }
    Rules.Standing standing = lane.rules().all().getFirst();
    assertThat(standing.name()).isEqualTo("politics/ours.yaml rumours");
    assertThat(standing.earned()).contains(Stage.ASK);
    assertThat(new RulesTelling(ModerationPlugin.TEXTS.in("en")).earned(standing))
        .contains(
            "politics/ours.yaml rumours has earned \"ask\": in config/words/politics/ours.yaml,"
                + " under rules: rumours, write stage: ask");
  }

  @Test
  void wordsGoInTimeAndCountsStay() {
    Lane lane = lane(TRIED);
    lane.says(ADA, Lane.CUSTOMERS, "such a grobblefink");
    lane.pass(ofDays(21));
    assertThat(lane.book().all()).isEmpty();
    assertThat(lane.book().tallies().get("politics/ours.yaml rumours").hits()).isEqualTo(1);
  }

  @Test
  void whatWasTakenBackIsNotShownAnyMore() {
    Lane lane = lane(TRIED);
    lane.says(ADA, Lane.CUSTOMERS, "such a grobblefink");
    lane.recalls(ADA, Lane.CUSTOMERS, "m1");
    assertThat(lane.book().all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SHADOW, 20, 3, 0, ",
    "SHADOW, 20, 4, 0, ASK",
    "SHADOW, 19, 19, 0, ",
    "SHADOW, 40, 6, 4, ",
    "ASK, 34, 34, 0, ",
    "ASK, 35, 35, 0, ACT",
    "ASK, 100, 52, 2, ",
    "ASK, 100, 60, 1, ACT",
    "ASK, 100, 4, 6, SHADOW",
    "ACT, 100, 4, 6, ASK",
    "ACT, 100, 4, 5, ",
  })
  void aRuleEarnsWhatDecisionsSpeakFor(
      Stage now, int hits, int confirmed, int overturned, Stage earned) {
    var tally = new Tally(hits, confirmed, overturned, AT, AT);
    assertThat(Promotion.earned(now, tally)).isEqualTo(Optional.ofNullable(earned));
  }

  @Test
  void aRuleWithAListsNameOrWithoutAStageIsRefused() {
    assertThat(
            WordFiles.problems(Map.of(FILE, "rules:\n  strong: {stage: shadow, entries: [a]}\n")))
        .singleElement()
        .asString()
        .contains("strong");
    assertThat(WordFiles.problems(Map.of(FILE, "rules:\n  ours: {stage: shaddow, entries: [a]}\n")))
        .singleElement()
        .asString()
        .contains("politics/ours.yaml, line=2, column=17", "shadow");
  }

  private static final Instant AT = Instant.parse("2026-12-01T08:00:00Z");
}
