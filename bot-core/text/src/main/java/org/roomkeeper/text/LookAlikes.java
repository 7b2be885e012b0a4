package org.roomkeeper.text;

import java.util.HashMap;
import java.util.Map;

/** Which Latin letter a letter looks like. */
final class LookAlikes {
  private static final char[] BASIC = new char[0x10000];
  private static final Map<Integer, Character> BEYOND = new HashMap<>();

  static {
    for (String line : Table.lines("look-alikes.txt")) {
      line.substring(2).codePoints().forEach(like -> put(like, line.charAt(0)));
    }
  }

  private LookAlikes() {}

  private static void put(int codePoint, char latin) {
    if (codePoint < BASIC.length) {
      BASIC[codePoint] = codePoint < 0x80 ? 0 : latin;
    } else {
      BEYOND.put(codePoint, latin);
    }
  }

  /** The lower-case Latin letter, or 0 if it looks like none or is one itself. */
  static char of(int codePoint) {
    return codePoint < BASIC.length ? BASIC[codePoint] : BEYOND.getOrDefault(codePoint, (char) 0);
  }
}
