package org.roomkeeper.text;

import java.util.HashMap;
import java.util.Map;

/** Which Latin letter a letter looks like. */
final class LookAlikes {
  private static final Map<Integer, Character> LATIN = new HashMap<>();

  static {
    for (String line : Table.lines("look-alikes.txt")) {
      line.substring(2).codePoints().forEach(like -> LATIN.put(like, line.charAt(0)));
    }
  }

  private LookAlikes() {}

  /** The lower-case Latin letter, or 0 if it looks like none or is one itself. */
  static char of(int codePoint) {
    return codePoint < 0x80 ? 0 : LATIN.getOrDefault(codePoint, (char) 0);
  }
}
