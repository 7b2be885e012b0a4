package org.roomkeeper.moderation.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * However bad a message is, the work for it grows no faster than its length: counted in steps of
 * the lists' search, in patterns that are tried, and in places that are found, never in time.
 */
class WorkTest {
  private static final Lexicon LEXICON = Lexicon.of(ShippedWords.read());
  private static final int LENGTH = BadMessage.LENGTH;

  /** For each character: the searches of both readings, of words and of patterns' beginnings. */
  private static final int STEPS = 40;

  @ParameterizedTest
  @MethodSource("org.roomkeeper.moderation.judge.BadMessage#all")
  void theWorkIsBoundedByTheLength(BadMessage bad) {
    Search search = LEXICON.search(bad.text());

    assertThat(search.steps()).as("steps").isLessThan((long) STEPS * LENGTH);
    assertThat(search.runs()).as("patterns").isLessThanOrEqualTo(2L * LEXICON.patterns());
    assertThat(search.found()).as("found").hasSizeLessThan(4 * LENGTH);
  }

  @Test
  void aPlainMessageTakesFewSteps() {
    String plain = "Potassium 6.1 after the second dose, ECG unchanged, repeat at six?";

    assertThat(LEXICON.search(plain).steps()).isLessThan(5L * plain.length());
  }
}
