package org.roomkeeper.text;

/** The simplified form of traditional Chinese characters, character by character. */
final class Simplified {
  private static final char[] SIMPLE = new char[0x10000];

  static {
    for (int c = 0; c < SIMPLE.length; c++) {
      SIMPLE[c] = (char) c;
    }
    for (String line : Table.lines("traditional.txt")) {
      for (int i = 2; i < line.length(); i++) {
        SIMPLE[line.charAt(i)] = line.charAt(0);
      }
    }
  }

  private Simplified() {}

  static char of(char c) {
    return SIMPLE[c];
  }
}
