package org.roomkeeper.text.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WordPieceTest {
  @Test
  void theLongestPieceFromTheStartIsTaken() throws IOException {
    assertThat(pieces("fevers fe", true)).containsExactly(2, 4, 7, 5, 3);
  }

  @Test
  void hanCharactersAndMarksStandAlone() throws IOException {
    assertThat(pieces("发热!a", true)).containsExactly(2, 8, 9, 10, 11, 3);
  }

  @Test
  void capitalsAndAccentsAreFoldedOnlyIfTheVocabularySaysSo() throws IOException {
    assertThat(pieces("FÉVER", true)).containsExactly(2, 4, 3);
    assertThat(pieces("FEVER", false)).containsExactly(2, 1, 3);
  }

  @Test
  void aWordWithAnUnknownPieceIsUnknownAsAWhole() throws IOException {
    assertThat(pieces("fevex a", true)).containsExactly(2, 1, 11, 3);
    assertThat(pieces("a".repeat(101), true)).containsExactly(2, 1, 3);
  }

  @Test
  void whatIsTooLongIsCutBetweenItsMarks() throws IOException {
    assertThat(read(true).pieces("a a a a a a", 4)).containsExactly(2, 11, 11, 3);
  }

  @Test
  void nothingAndRubbishHaveNoPieces() throws IOException {
    assertThat(pieces(" \u0000\uD83D\u200B", true)).containsExactly(2, 3);
  }

  @Test
  void aVocabularyWithoutItsMarksIsRefused() {
    var json = new ByteArrayInputStream("{\"vocab\": {\"a\": 0}}".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> WordPiece.read(json)).hasMessageContaining("[UNK]");
  }

  private static int[] pieces(String text, boolean lowercase) throws IOException {
    return read(lowercase).pieces(text, 128);
  }

  private static WordPiece read(boolean lowercase) throws IOException {
    byte[] json =
        """
      {"normalizer": {"type": "BertNormalizer", "lowercase": %s},
       "model": {"vocab": {"[PAD]": 0, "[UNK]": 1, "[CLS]": 2, "[SEP]": 3, "fever": 4, "fe": 5,
         "##ver": 6, "##s": 7, "发": 8, "热": 9, "!": 10, "a": 11}}}
      """
            .formatted(lowercase)
            .getBytes(StandardCharsets.UTF_8);
    return WordPiece.read(new ByteArrayInputStream(json));
  }
}
