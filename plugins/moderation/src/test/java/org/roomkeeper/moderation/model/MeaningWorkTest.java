package org.roomkeeper.moderation.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roomkeeper.moderation.ModerationPlugin;
import org.roomkeeper.moderation.judge.BadMessage;
import org.roomkeeper.moderation.judge.Judge;
import org.roomkeeper.moderation.judge.Lexicon;
import org.roomkeeper.moderation.judge.LexiconJudge;
import org.roomkeeper.moderation.judge.ShippedWords;
import org.roomkeeper.moderation.judge.Thresholds;
import org.roomkeeper.moderation.judge.Utterance;
import org.roomkeeper.text.LanguageGuess;

/** However bad a message is, its meaning is asked once at most, and of a short stretch. */
class MeaningWorkTest {
  private static final int LONGEST = 1000;

  private static final LexiconJudge LISTS =
      new LexiconJudge(Lexicon.of(ShippedWords.read()), topic -> new Thresholds(0.5, 0.85));

  @ParameterizedTest
  @MethodSource("org.roomkeeper.moderation.judge.BadMessage#all")
  void meaningIsAskedOnceAtMost(BadMessage bad) throws IOException {
    List<String> asked = new ArrayList<>();
    TopicModel model = shipped();
    Judge judge =
        new MeaningJudge(
            LISTS,
            new Understanding(
                model,
                plain -> {
                  asked.add(plain);
                  return new float[model.width()];
                },
                LanguageGuess.load()),
            topic -> new Thresholds(0.5, 0.85));

    assertThat(judge.judge(Utterance.of(bad.text())).rulings()).hasSize(3);
    assertThat(asked).hasSizeLessThanOrEqualTo(1);
    // Compatibility forms may be written with up to eighteen plain characters each.
    assertThat(asked).allMatch(plain -> plain.length() <= 18 * LONGEST);
  }

  private static TopicModel shipped() throws IOException {
    try (InputStream in = ModerationPlugin.class.getResourceAsStream("topics.model")) {
      return TopicModelFile.read(in);
    }
  }
}
