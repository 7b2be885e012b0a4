package org.roomkeeper.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What emoji are written for: a word, or in Chinese often only what sounds like it. */
final class Emoji {
  private static final Map<Integer, String[]> WORDS = new HashMap<>();

  static {
    for (String line : Table.lines("emoji.txt")) {
      String[] fields = line.split(" ", 3);
      WORDS.put(fields[0].codePointAt(0), new String[] {fields[1], fields[2]});
    }
  }

  private Emoji() {}

  /**
   * The word that an emoji stands for; empty if it is not known for standing for one.
   *
   * @param chinese whether Chinese stands beside it
   */
  static Optional<String> word(int codePoint, boolean chinese) {
    String[] words = WORDS.get(codePoint);
    return words == null ? Optional.empty() : Optional.of(words[chinese ? 0 : 1]);
  }
}
