package org.roomkeeper.text.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MessageVectorsTest {
  /** Where the components of each model begin. */
  private static final int CHINESE = 0;

  private static final int ENGLISH = 3 * 512;

  private static MessageVectors vectors;

  @BeforeAll
  static void load() throws IOException {
    vectors = MessageVectors.load();
  }

  @AfterAll
  static void close() {
    vectors.close();
  }

  @Test
  void whatMeansTheSameIsNearer() {
    float[] fever = vectors.of("the child has had a high fever for three days");

    assertThat(cosine(fever, vectors.of("a three day history of pyrexia in a toddler")))
        .isGreaterThan(cosine(fever, vectors.of("the parliament votes on the budget tomorrow")));
  }

  @Test
  void theSameHoldsInChinese() {
    float[] fever = vectors.of("孩子高烧三天");

    assertThat(cosine(fever, vectors.of("患儿发热 3 天")))
        .isGreaterThan(cosine(fever, vectors.of("议会明天表决预算")));
  }

  @Test
  void everyTextHasAVectorOfTheSameLength() {
    for (String text : new String[] {"", "👍", "x".repeat(100_000), "血".repeat(5_000), "\uD83D"}) {
      assertThat(vectors.of(text)).hasSize(2688).doesNotContain(Float.NaN);
    }
  }

  @Test
  void onlyTheModelOfTheLanguageIsAsked() {
    assertThat(isSilent(vectors.of("患者查了 CRP 和 PCT，明天复查"), ENGLISH)).isTrue();
    assertThat(isSilent(vectors.of("potassium 6.1, repeat at six"), CHINESE)).isTrue();
  }

  @Test
  void bothAreAskedWhereAFewChineseCharactersStandInEnglish() {
    float[] both = vectors.of("the patient calls this 上火, what would you say in English?");

    assertThat(isSilent(both, CHINESE)).isFalse();
    assertThat(isSilent(both, ENGLISH)).isFalse();
  }

  private static boolean isSilent(float[] vector, int from) {
    int to = from == CHINESE ? ENGLISH : vector.length;
    for (int at = from; at < to; at++) {
      if (vector[at] != 0) {
        return false;
      }
    }
    return true;
  }

  @Test
  void theSameTextHasTheSameVector() {
    assertThat(vectors.of("SpO2 92% on air")).containsExactly(vectors.of("SpO2 92% on air"));
  }

  @Test
  void aDamagedModelIsRefused() {
    var rubbish = new ByteArrayInputStream(new byte[100]);
    var tokenizer =
        MessageVectorsTest.class
            .getClassLoader()
            .getResourceAsStream("bge-small-en-v1.5-q-tokenizer.json");

    Assertions.assertThatIOException()
        .isThrownBy(() -> SentenceEncoder.read(rubbish, tokenizer))
        .withMessageContaining("damaged");
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    double first = 0;
    double second = 0;
    // The means of the two models: the other parts lie close together for all texts.
    for (int at = 0; at < a.length; at++) {
      boolean mean = (at >= 512 && at < 1024) || (at >= 1920 && at < 2304);
      if (mean) {
        dot += a[at] * b[at];
        first += a[at] * a[at];
        second += b[at] * b[at];
      }
    }
    return dot / Math.sqrt(first * second);
  }
}
