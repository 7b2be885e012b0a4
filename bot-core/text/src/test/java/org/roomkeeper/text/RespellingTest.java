package org.roomkeeper.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.roomkeeper.api.Span;

class RespellingTest {
  private static final Vocabulary WORDS =
      new Vocabulary(
          List.of("these", "are", "let", "them", "free", "the", "heron", "weg", "is"),
          List.of("herons", "penguins", "parliament", "пингвин", "gazelle"),
          List.of("parliament", "пингвин"),
          Map.of("qie", "企", "qie'e", "企鹅", "qiee", "企鹅", "quanshi", "全是", "shi", "是"),
          Map.of("亻言仰", "信仰"));

  private static String meant(String written) {
    Folded plain = Folding.fold(written);
    return Respelling.of(plain, WORDS, EnumSet.allOf(Respelling.Chinese.class))
        .map(Folded::text)
        .orElse(plain.text());
  }

  @ParameterizedTest(name = "{0} means {1}")
  @CsvSource({
    "th3se p3nguin5 4re free, these penguins 4re free",
    "p*nguins, penguins",
    "peng_uins, penguins",
    "pen-gu-ins, penguins",
    "h e r o n s, herons",
    "f.r.e.e t.h.e h.e.r.o.n.s, free the herons",
    "p4rl14m3ntary, parliamentary",
    "пингв1н, пингвин",
    "heeeerons, herons",
    "w3g, weg",
    "ref qiee ref, ref 企鹅 ref",
    "qie e quan shi, 企鹅全是",
    "亻言仰, 信仰",
    "美🐶, 美狗",
    "those 🐒🐒, those monkey monkey",
  })
  void writesWhatIsMeant(String written, String read) {
    assertThat(meant(written)).isEqualTo(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hba1c 7.2, cd4 350, h1n1, b12, 5ht3, p53, ca19 9",
        "is it is, let them",
        "1st line, 2nd line",
        "vote! now",
        "iii and vii",
        "3.5 mmol, ph 7.31",
        "党参30g",
        "👍🙏",
      })
  void leavesWhatIsNoWord(String text) {
    assertThat(Respelling.of(Folding.fold(text), WORDS, Set.of())).isEmpty();
  }

  @Test
  void leavesChineseAloneThatNobodyHasHeard() {
    Folded plain = Folding.fold("quan shi 亻言仰");
    assertThat(Respelling.of(plain, WORDS, Set.of())).isEmpty();
  }

  @Test
  void remembersWhereEachWordComesFrom() {
    String written = "so many p*nguins here";
    Folded read = Respelling.of(Folding.fold(written), WORDS, Set.of()).orElseThrow();
    int start = read.text().indexOf("penguins");
    assertThat(read.original(start, start + 8)).isEqualTo(new Span(8, 16));
    assertThat(read.uncovered(start, start + 8)).isTrue();
    assertThat(read.uncovered(0, start)).isFalse();
  }

  @ParameterizedTest(name = "of {0}, {1} is meant by {2}")
  @CsvSource({
    "ref quanshi ref, 是, shi",
    "ref quan shi ref, 全, quan",
    "ref qsqe ref, 是, s",
    "亻言仰, 仰, 仰",
    "亻言仰, 信, 亻言",
    "美🐶, 狗, 🐶",
  })
  void remembersWhereEachCharacterComesFrom(String written, String character, String from) {
    var words =
        new Vocabulary(
            List.of(),
            List.of(),
            List.of(),
            Map.of("quanshi", "全是", "qsqe", "全是企鹅"),
            Map.of("亻言仰", "信仰"));
    Folded read =
        Respelling.of(Folding.fold(written), words, EnumSet.allOf(Respelling.Chinese.class))
            .orElseThrow();
    int at = read.text().indexOf(character);
    Span place = read.original(at, at + 1);
    assertThat(written.substring(place.start(), place.end())).isEqualTo(from);
  }

  @Test
  void asksTheVocabularyOnlySoOften() {
    String written = "p*nguins ".repeat(2 * Respelling.MOST_LOOKED_UP);
    String read = Respelling.of(Folding.fold(written), WORDS, Set.of()).orElseThrow().text();
    assertThat(read.split("penguins", -1)).hasSize(Respelling.MOST_LOOKED_UP + 1);
  }

  @Test
  void knowsWithoutLookingThatNothingIsDisguised() {
    assertThat(Respelling.mayChange(Folding.fold("potassium 6.1, repeat at six"))).isFalse();
    for (String text : new String[] {"p*nguins", "peng-uins", "p3nguins", "🐒", "h e r o n s"}) {
      assertThat(Respelling.mayChange(Folding.fold(text))).as(text).isTrue();
    }
  }
}
