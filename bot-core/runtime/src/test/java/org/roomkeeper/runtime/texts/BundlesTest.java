package org.roomkeeper.runtime.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.Bundle;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.RoomKind;

class BundlesTest {
  @Test
  void everyTextOfTheCoreStandsInChineseAndEnglishAndTakesTheSameArguments() {
    assertThat(TextsCheck.of(CoreTexts.ALL, "zh", "en")).isEmpty();
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
    assertThat(CoreTexts.ALL.say("zh-TW", phrase)).isEqualTo("缺少这个文件夹");
    assertThat(CoreTexts.ALL.say("fr", phrase)).isEqualTo("the folder is missing");
    assertThat(CoreTexts.ALL.say("../../etc", phrase)).isEqualTo("the folder is missing");
  }

  @Test
  void whatCanBeDoneAndBeTakenBackAndEveryKindOfRoomHasItsWordsAtTheDesk() {
    var keys = new ArrayList<String>();
    for (Class<?> action : Action.class.getPermittedSubclasses()) {
      keys.add("desk.action." + action.getSimpleName().toLowerCase(Locale.ROOT));
    }
    for (RoomKind kind : RoomKind.values()) {
      keys.add("desk.kind." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    for (var reason : Outcome.Withdrawn.Reason.values()) {
      keys.add(reason.phrase().key());
    }
    assertThat(keys)
        .allSatisfy(key -> assertThat(CoreTexts.ALL.say("zh", Phrase.of(key))).isNotEqualTo(key));
  }

  @Test
  void aPhraseWithoutWordsIsShownAsItIs() {
    assertThat(CoreTexts.ALL.say("zh", Phrase.of("no.such-text", 1, "two")))
        .isEqualTo("no.such-text 1 two");
  }
}
