package org.roomkeeper.wecom.client;

import static org.assertj.core.api.Assertions.assertThat;

import me.chanjar.weixin.common.error.WxError;
import me.chanjar.weixin.common.error.WxErrorException;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.runtime.texts.CoreTexts;

class WeComErrorsTest {
  @Test
  void everyErrorThatIsKnownHasItsNumberAndItsWordsInChineseAndEnglish() {
    assertThat(WeComErrors.known()).hasSizeGreaterThan(70);
    for (int code : WeComErrors.known()) {
      Phrase phrase = WeComErrors.phraseFor(error(code, "whatever WeCom says"));
      for (String language : new String[] {"zh", "en"}) {
        assertThat(CoreTexts.ALL.find(language, phrase))
            .as("%d in %s", code, language)
            .hasValueSatisfying(words -> assertThat(words).contains(Integer.toString(code)));
      }
      assertThat(CoreTexts.ALL.patterns("zh")).containsKey(phrase.key());
    }
  }

  @Test
  void anUnknownErrorIsToldInWeComsOwnWordsWithoutItsHint() {
    Phrase phrase =
        WeComErrors.phraseFor(error(99999, "no such thing, hint: [123] from ip 1.2.3.4"));

    assertThat(CoreTexts.ALL.say("en", phrase)).isEqualTo("WeCom 99999: no such thing");
    assertThat(CoreTexts.ALL.say("zh", phrase)).isEqualTo("企业微信 99999：no such thing");
  }

  private static WxErrorException error(int code, String words) {
    return new WxErrorException(WxError.builder().errorCode(code).errorMsg(words).build());
  }
}
