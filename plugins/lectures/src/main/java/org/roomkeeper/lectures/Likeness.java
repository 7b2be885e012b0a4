package org.roomkeeper.lectures;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How alike two questions are, whatever the language: how many pairs of neighbouring letters they
 * share, case, punctuation and width left aside. Pure.
 */
final class Likeness {
  private static final double ALIKE = 0.8;

  private Likeness() {}

  /** Whether two questions ask nearly the same in nearly the same words. */
  static boolean alike(String one, String other) {
    String first = plain(one);
    String second = plain(other);
    if (first.equals(second)) {
      return true;
    }
    Map<String, Integer> pairs = pairs(first);
    Map<String, Integer> others = pairs(second);
    int all = count(pairs) + count(others);
    int shared = 0;
    for (var pair : pairs.entrySet()) {
      shared += Math.min(pair.getValue(), others.getOrDefault(pair.getKey(), 0));
    }
    return all > 0 && 2.0 * shared / all >= ALIKE;
  }

  /** Letters and digits only, small. */
  static String plain(String words) {
    var plain = new StringBuilder();
    Normalizer.normalize(words, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private static Map<String, Integer> pairs(String plain) {
    var pairs = new HashMap<String, Integer>();
    int[] letters = plain.codePoints().toArray();
    for (int i = 0; i + 1 < letters.length; i++) {
      pairs.merge(new String(letters, i, 2), 1, Integer::sum);
    }
    return pairs;
  }

  private static int count(Map<String, Integer> pairs) {
    return pairs.values().stream().mapToInt(Integer::intValue).sum();
  }
}
