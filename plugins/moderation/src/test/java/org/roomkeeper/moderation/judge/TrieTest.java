package org.roomkeeper.moderation.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrieTest {
  private static List<String> found(Trie<String> trie, String text) {
    var found = new ArrayList<String>();
    char[] chars = text.toCharArray();
    for (int at = 0; at < chars.length; at++) {
      if (trie.mayBegin(chars, chars.length, at)) {
        trie.visit(
            chars,
            chars.length,
            at,
            (begin, end, word) -> found.add(begin + word + text.substring(begin, end)));
      }
    }
    return found;
  }

  private static Trie<String> trie(String... words) {
    return new Trie<>(asMap(words));
  }

  @Test
  void findsWordsInsideOfWordsAndSideBySide() {
    assertThat(found(trie("a", "ab", "abcd", "政", "政治"), "abc 政治a"))
        .containsExactly("0aa", "0abab", "4政政", "4政治政治", "6aa");
  }

  @Test
  void holdsNoWordAtAll() {
    assertThat(found(trie(), "anything")).isEmpty();
    assertThat(found(trie(""), "anything")).isEmpty();
  }

  @Test
  void findsWhatASearchForEachWordFinds() {
    var random = new Random(3);
    for (int round = 0; round < 200; round++) {
      String[] words =
          random.ints(60, 1, 6).mapToObj(length -> word(random, length)).toArray(String[]::new);
      String text = word(random, 300);
      var expected = new ArrayList<String>();
      for (int at = 0; at < text.length(); at++) {
        for (String word : asMap(words).keySet()) {
          if (text.startsWith(word, at)) {
            expected.add(at + word + word);
          }
        }
      }
      assertThat(found(trie(words), text)).containsExactlyElementsOf(expected);
    }
  }

  private static SortedMap<String, String> asMap(String... words) {
    var map = new TreeMap<String, String>();
    for (String word : words) {
      map.put(word, word);
    }
    return map;
  }

  private static String word(Random random, int length) {
    var word = new StringBuilder();
    while (word.length() < length) {
      word.append("abc政治".charAt(random.nextInt(5)));
    }
    return word.toString();
  }
}
