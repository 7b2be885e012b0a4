package org.roomkeeper.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Tell;
import org.roomkeeper.moderation.judge.Judge;
import org.roomkeeper.moderation.judge.ShippedWords;
import org.roomkeeper.moderation.judge.Topic;
import org.roomkeeper.moderation.judge.Utterance;
import org.roomkeeper.moderation.judge.Verdict;
import org.roomkeeper.moderation.judge.WordFiles;
import org.roomkeeper.moderation.model.MeaningJudge;

/** The judge as it ships, word lists and model together. */
class MeaningTest {
  private static final String INDIRECT =
      "Whoever sits in that palace should be ashamed, the country deserves better leaders";

  private static final Judge JUDGE = new Lane().judge();

  @Test
  void clinicalTalkFullOfTrapsPasses() {
    for (String text :
        new String[] {
          "Conservative management for now, liberal fluids, and repeat the K+ at six.",
          "Which party of the consult handles the third-party insurance form?",
          "White matter lesions on the MRI, no black stool, vaccinated against yellow fever.",
          "She fasts for Ramadan and is on glargine, how would you lower the dose?",
          "党参和黄芪一起用，血压会不会高？",
          "佛山市第一人民医院的床位满了，转哪里？",
          "黑便两天，血红蛋白 78，先输血还是先做胃镜？"
        }) {
      assertThat(verdict(text).flagged()).as(text).isEmpty();
    }
  }

  @Test
  void whatIsMeantCountsThoughNoListedWordStandsThere() {
    String text =
        "Those people in the capital have been lying to all of us for years and next spring we throw them out";

    assertThat(new Lane().lists().judge(Utterance.of(INDIRECT)).flagged()).isEmpty();
    assertThat(verdict(INDIRECT).flagged()).containsExactly(Topic.POLITICS);
    assertThat(verdict(INDIRECT).on(Topic.POLITICS).hits())
        .anyMatch(hit -> hit.rule().equals(MeaningJudge.RULE));
  }

  @Test
  void theBotActsOnlyWhereAListedWordCanBeShown() {
    String text =
        "Those people in the capital have been lying to all of us for years and next spring we throw them out";

    assertThat(verdict(INDIRECT).acting()).isEmpty();
    assertThat(verdict("Free Tibet! Down with the regime!").acting())
        .containsExactly(Topic.POLITICS);
  }

  @Test
  void aStrongWordIsNotArguedWithThoughActingIsMadeHarder(@TempDir Path config) throws IOException {
    Path settings = Files.createDirectories(config.resolve("plugins")).resolve("moderation.yaml");
    Files.writeString(
        settings,
        """
        thresholds:
          politics: {ask: 0.5, act: 0.99}
          religion: {ask: 0.5, act: 0.99}
          race: {ask: 0.5, act: 0.99}
        """);
    Judge careful =
        Lane.under(
                ShippedWords.settings(config).plugin("moderation", ModerationConfig.class).get(),
                WordFiles.read(Map.of("politics/en.yaml", "strong: [grobblefink]")))
            .judge();

    Verdict verdict =
        careful.judge(Utterance.of("could you send me the grobblefink of bed four, please"));

    assertThat(verdict.flagged()).containsExactly(Topic.POLITICS);
    assertThat(verdict.acting()).isEmpty();
  }

  @Test
  void whereNoModelHelpsOneWordInPassingIsNotPolitics() {
    String passing = "La nouvelle salle du Sénat sera ouverte aux visiteurs dès le mois de juin";

    assertThat(new Lane().lists().judge(Utterance.of(passing)).flagged()).isNotEmpty();
    assertThat(verdict(passing).flagged()).isEmpty();
    assertThat(
            verdict("Le Sénat et les députés nous mentent, votez contre le gouvernement !")
                .flagged())
        .containsExactly(Topic.POLITICS);
  }

  @Test
  void everyTextHasAVerdict() {
    for (String text :
        new String[] {
          "",
          " ",
          "👍",
          "\uD83D",
          "\u202Eabc",
          "血".repeat(100_000),
          "\u0000\u0001",
          "\u202E\u2066政\u2069府\u202C",
          "\uDC00\uD800".repeat(2_000),
          binary()
        }) {
      assertThat(verdict(text)).isNotNull();
    }
  }

  @Test
  void withADamagedModelTheWordListsGoOn(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve(Models.FILE), "no model");
    Judge judge = new Lane(folder).judge();

    assertThat(judge.judge(Utterance.of("Free Tibet!")).acting()).containsExactly(Topic.POLITICS);
  }

  @Test
  void ofADamagedModelTheModeratorsAreToldOnceAndTheCheckSpeaksToo(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve(Models.FILE), "no model");
    var lane = new Lane(folder);
    assertThat(lane.problems()).containsExactly(Phrase.of("model.trouble", file));

    lane.pass(Duration.ofMinutes(1));
    assertThat(lane.owed(Tell.class))
        .singleElement()
        .satisfies(tell -> assertThat(tell.member()).isEqualTo(new MemberId("staff:boss")))
        .satisfies(tell -> assertThat(tell.text()).contains(file.toString(), "只按词表判断"));
    assertThat(lane.pass(Duration.ofMinutes(1)).steps()).isEmpty();
    assertThat(new Lane().problems()).isEmpty();
  }

  private static String binary() {
    var bytes = new byte[30_000];
    new Random(1).nextBytes(bytes);
    return new String(bytes, StandardCharsets.UTF_16);
  }

  private static Verdict verdict(String text) {
    return JUDGE.judge(Utterance.of(text));
  }
}
