package org.roomkeeper.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTest {
  @Test
  void formsThatOnlyLookDifferentBecomeOne() {
    assertThat(Plain.of("ＷＨＯ ﬁrst №")).isEqualTo("who first no");
  }

  @Test
  void traditionalCharactersBecomeSimplified() {
    assertThat(Plain.of("臺灣的醫師們")).isEqualTo("台湾的医师们");
  }

  @Test
  void invisibleCharactersGoAndSpacesStay() {
    assertThat(Plain.of("a\u200Bb\u200E c\uFEFF")).isEqualTo("ab c");
  }

  @Test
  void halvesOfCharactersDoNoHarm() {
    assertThat(Plain.of("x\uD83D y")).startsWith("x").endsWith("y");
  }
}
