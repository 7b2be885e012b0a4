package org.roomkeeper.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How Chinese words sound, without tones: one reading, the usual one, a character. */
public final class Pinyin {
  private static final Map<Character, String> SYLLABLES = new HashMap<>();

  static {
    for (String line : Table.lines("pinyin.txt")) {
      int space = line.indexOf(' ');
      for (int i = space + 1; i < line.length(); i++) {
        SYLLABLES.put(line.charAt(i), line.substring(0, space));
      }
    }
  }

  private Pinyin() {}

  /**
   * The syllables of a word, such as {@code zheng, fu}; empty if any of its characters is not a
   * common Han character.
   */
  public static List<String> of(String word) {
    var syllables = new ArrayList<String>();
    for (int i = 0; i < word.length(); i++) {
      String syllable = SYLLABLES.get(Simplified.of(word.charAt(i)));
      if (syllable == null) {
        return List.of();
      }
      syllables.add(syllable);
    }
    return List.copyOf(syllables);
  }
}
