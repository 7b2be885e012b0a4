package org.roomkeeper.runtime.texts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.roomkeeper.api.Phrase;

class BundlesTest {
  @Test
  void everyTextOfTheCoreStandsInChineseAndEnglishAndTakesTheSameArguments() {
    assertThat(TextsCheck.of(Bundle.CORE, "zh", "en")).isEmpty();
  }

  @Test
  void aTextThatALanguageLacksIsFound() {
    Bundle lame =
        new Bundle(BundlesTest.class.getClassLoader(), "org/roomkeeper/runtime/texts/lame");
    assertThat(TextsCheck.of(lame, "zh", "en"))
        .containsExactly(
            "texts_zh.properties lacks only-here",
            "texts_en.properties: apostrophe has a single apostrophe; write two",
            "texts_en.properties: braces is no pattern",
            "arguments: zh takes [0], en takes [0, 1]");
  }

  @Test
  void aReaderGetsTheNearestLanguageThereIs() {
    Phrase phrase = Phrase.of("settings.no-folder");
    assertThat(Bundle.CORE.say("zh-TW", phrase)).isEqualTo("缺少这个文件夹");
    assertThat(Bundle.CORE.say("fr", phrase)).isEqualTo("the folder is missing");
    assertThat(Bundle.CORE.say("../../etc", phrase)).isEqualTo("the folder is missing");
  }

  @Test
  void aPhraseWithoutWordsIsShownAsItIs() {
    assertThat(Bundle.CORE.say("zh", Phrase.of("no.such-text", 1, "two")))
        .isEqualTo("no.such-text 1 two");
  }
}
