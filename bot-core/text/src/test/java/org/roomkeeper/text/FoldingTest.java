package org.roomkeeper.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.roomkeeper.api.Span;

class FoldingTest {
  @ParameterizedTest(name = "{0} reads {1}")
  @CsvSource({
    "Ventilator, ventilator",
    "ＦＵＬＬ ｗｉｄｔｈ, full width",
    "𝗯𝗼𝗹𝗱, bold",
    "Ⓒⓘⓡⓒⓛⓔ, circle",
    "🅑🅛🅐🅒🅚, black",
    "naïve café, naive cafe",
    "Straße, strasse",
    "раraсetamоl, paracetamol",
    "νentilator, ventilator",
    "ᴘᴏʟɪᴛɪᴄs, politics",
    "臺灣醫師, 台湾医师",
    "third-party, third party",
    "snake_case/path, snake case path",
    "don’t, don't",
    "ﾊﾟﾙｽ, パルス",
  })
  void readsThroughForms(String written, String read) {
    assertThat(Folding.fold(written).text()).isEqualTo(read);
  }

  @Test
  void leavesWordsOfOtherAlphabetsAlone() {
    assertThat(Folding.fold("Тайвань").text()).isEqualTo("таивань");
    assertThat(Folding.fold("β-blocker").text()).isEqualTo("β blocker");
    assertThat(Folding.fold("ανοσία").text()).isEqualTo("ανοσια");
    assertThat(Folding.fold("がん").text()).isEqualTo("がん");
    assertThat(Folding.fold("한국").text()).isEqualTo("한국");
  }

  @Test
  void dropsWhatCannotBeSeen() {
    assertThat(Folding.fold("he\u200Bpa\u00ADrin\u202E").text()).isEqualTo("heparin");
    assertThat(Folding.fold("h\u0335e\u0335llo").text()).isEqualTo("hello");
  }

  @Test
  void joinsKoreanAndKanaInPieces() {
    assertThat(Folding.fold("\u1112\u1161\u11AB").text()).isEqualTo("한");
    assertThat(Folding.fold("\u304B\u3099").text()).isEqualTo("が");
  }

  @Test
  void remembersWhereEachCharacterComesFrom() {
    String written = "see  \uD835\uDDEF\u200Bold type";
    Folded folded = Folding.fold(written);
    int start = folded.text().indexOf("bold");
    Span span = folded.original(start, start + 4);
    assertThat(written.substring(span.start(), span.end())).isEqualTo("\uD835\uDDEF\u200Bold");
    assertThatThrownBy(() -> folded.original(2, 2)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void knowsWhereWordsEnd() {
    Folded folded = Folding.fold("支持vote吧 covid19");
    assertThat(folded.isBoundary(2)).isTrue();
    assertThat(folded.isBoundary(6)).isTrue();
    assertThat(folded.isBoundary(4)).isFalse();
    assertThat(folded.isBoundary(folded.text().indexOf("19"))).isTrue();
  }

  @ParameterizedTest(name = "{0} is unmasked as {1}")
  @CsvSource({
    "p o l i t i c s, politics",
    "p.o.l.i.t.i.c.s, politics",
    "p-o-l-i-t-i-c-s, politics",
    "p0l1t1c5, politics",
    "pol!t!cs, politics",
    "pooooolitics, politics",
    "v o t e  n o w, vote now",
    "政 治, 政治",
    "政*治, 政治",
    "'政\n治', 政治",
  })
  void unmasksDisguise(String written, String read) {
    assertThat(Folding.fold(written).unmasked().text()).isEqualTo(Unmasking.of(read));
  }

  @Test
  void tellsWhatWasUncovered() {
    Folded plain = Folding.fold("politics here").unmasked();
    assertThat(plain.uncovered(0, plain.text().length())).isFalse();
    Folded masked = Folding.fold("p0litics here").unmasked();
    assertThat(masked.uncovered(0, 8)).isTrue();
    assertThat(masked.uncovered(9, masked.text().length())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"CD4 350, HbA1c 7.2", "SpO2 88 on 15 L", "p < 0.05", "7.31 / 58 / 64 / 28"})
  void unmaskingClinicalShorthandLosesNothing(String text) {
    Folded folded = Folding.fold(text).unmasked();
    assertThat(folded.original(0, folded.text().length())).isEqualTo(new Span(0, text.length()));
  }

  @Test
  void takesWhateverComes() {
    assertThat(Folding.fold("").text()).isEmpty();
    assertThat(Folding.fold("").unmasked().text()).isEmpty();
    assertThat(Folding.fold("a\uD800b").text()).isEqualTo("a b");
    assertThat(Folding.fold("\uDC00").unmasked().text()).isEqualTo(" ");
    assertThat(Folding.fold("\u0000\uFFFF\u3000").text()).isNotNull();
  }

  @Test
  void readsAHundredThousandCharactersOfAnything() {
    var random = new Random(42);
    for (String alphabet : new String[] {"a ", "政 ", "a.1!", "\u0301e\u200B", "\uD83D\uDE00ﷺ"}) {
      var text = new StringBuilder();
      while (text.length() < 100_000) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      Folded folded = Folding.fold(text.toString()).unmasked();
      for (int i = 0; i < folded.text().length(); i += 997) {
        Span span = folded.original(i, i + 1);
        assertThat(span.end()).isLessThanOrEqualTo(text.length());
      }
    }
  }

  @Test
  void knowsWithoutUnmaskingThatNothingHides() {
    assertThat(Folding.fold("politics, 血压 120/80，心率 90").mayHide()).isFalse();
    var random = new Random(7);
    String alphabet = "abl 01!|@.-\n政治，한かя ";
    for (int round = 0; round < 20_000; round++) {
      var text = new StringBuilder();
      for (int at = random.nextInt(14); at >= 0; at--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      Folded folded = Folding.fold(text.toString());
      if (!folded.mayHide()) {
        assertThat(folded.unmasked().nextUncovered(0)).as("in “%s”", text).isNegative();
      }
    }
  }

  @Test
  void spellsChineseWords() {
    assertThat(Pinyin.of("政府")).containsExactly("zheng", "fu");
    assertThat(Pinyin.of("臺灣")).containsExactly("tai", "wan");
    assertThat(Pinyin.of("CT室")).isEmpty();
  }
}
