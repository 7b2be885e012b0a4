package org.roomkeeper.moderation.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.roomkeeper.text.Folded;
import org.roomkeeper.text.Folding;

class SieveTest {
  private static final int WORDS = 1;
  private static final int ANYWHERE = 1 << 7;

  private static boolean mayBegin(Sieve sieve, String text, int at, int trie) {
    Folded folded = Folding.fold(text);
    Sieve.Places places = sieve.places(folded, folded.characters());
    for (int number = 0; number < places.count(); number++) {
      if (places.at(number) == at && places.may(number, trie)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void everyPlaceWhereAWordStandsIsTold() {
    var random = new Random(5);
    for (int round = 0; round < 200; round++) {
      List<String> words = random.ints(40, 1, 7).mapToObj(length -> word(random, length)).toList();
      Sieve sieve = new Sieve.Maker().add(ANYWHERE, false, words).made();
      String text = word(random, 80);
      for (int at = 0; at < text.length(); at++) {
        int begin = at;
        if (words.stream().anyMatch(word -> text.startsWith(word, begin))) {
          assertThat(mayBegin(sieve, text, at, ANYWHERE)).as("%s at %d", text, at).isTrue();
        }
      }
    }
  }

  @Test
  void insideOfAWordNoWordBegins() {
    Sieve sieve =
        new Sieve.Maker()
            .add(WORDS, true, List.of("art"))
            .add(ANYWHERE, false, List.of("part"))
            .made();

    assertThat(mayBegin(sieve, "party", 1, WORDS)).isFalse();
    assertThat(mayBegin(sieve, "party", 0, ANYWHERE)).isTrue();
    assertThat(mayBegin(sieve, "an art", 3, WORDS)).isTrue();
  }

  @Test
  void nearlyAllPlacesOfOtherTextAreRuledOut() {
    Sieve sieve = new Sieve.Maker().add(ANYWHERE, false, Arrays.asList("议会", "parliament")).made();
    Folded plain = Folding.fold("患者血钾 6.1，心电图无变化，六点复查");

    assertThat(sieve.places(plain, plain.characters()).count()).isLessThan(3);
  }

  private static String word(Random random, int length) {
    var word = new StringBuilder();
    while (word.length() < length) {
      word.append("abc政治".charAt(random.nextInt(5)));
    }
    return word.toString();
  }
}
