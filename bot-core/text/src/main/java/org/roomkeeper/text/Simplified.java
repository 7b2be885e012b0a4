package org.roomkeeper.text;

import java.util.HashMap;
import java.util.Map;

/** The simplified form of traditional Chinese characters, character by character. */
final class Simplified {
  private static final Map<Character, Character> SIMPLE = new HashMap<>();

  static {
    for (String line : Table.lines("traditional.txt")) {
      for (int i = 2; i < line.length(); i++) {
        SIMPLE.put(line.charAt(i), line.charAt(0));
      }
    }
  }

  private Simplified() {}

  static char of(char c) {
    return c < 0x3400 ? c : SIMPLE.getOrDefault(c, c);
  }
}
