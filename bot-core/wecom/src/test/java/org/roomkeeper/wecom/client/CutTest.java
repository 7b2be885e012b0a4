package org.roomkeeper.wecom.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Limits in bytes, and texts whose characters have several. */
class CutTest {
  @Test
  void keepsWhatFits() {
    assertThat(Cut.toBytes("医生", 6)).isEqualTo("医生");
    assertThat(Cut.toBytes("", 3)).isEmpty();
    assertThat(Cut.toCharacters("医生", 2)).isEqualTo("医生");
  }

  @Test
  void neverExceedsItsLimitAndNeverBreaksACharacter() {
    var text = "aé医😀👨‍👩‍👧👍🏽e\u0301".repeat(5);
    for (int bytes = 3; bytes < 200; bytes++) {
      var cut = Cut.toBytes(text, bytes);
      assertThat(cut.getBytes(UTF_8).length).isLessThanOrEqualTo(bytes);
      assertThat(new String(cut.getBytes(UTF_8), UTF_8)).isEqualTo(cut);
    }
    for (int characters = 1; characters < 40; characters++) {
      var cut = Cut.toCharacters(text, characters);
      assertThat(cut.codePointCount(0, cut.length())).isLessThanOrEqualTo(characters);
      assertThat(new String(cut.getBytes(UTF_8), UTF_8)).isEqualTo(cut);
    }
  }

  @Test
  void keepsFamiliesTogether() {
    assertThat(Cut.toCharacters("ab👨‍👩‍👧cd", 5)).isEqualTo("ab…");
    assertThat(Cut.toBytes("医生医生", 9)).isEqualTo("医生…");
  }
}
