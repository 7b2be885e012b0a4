package org.roomkeeper.text;

/** What kind of letter a character is, as far as finding words goes. */
final class Letters {
  private Letters() {}

  /** A letter of a script that sets spaces between words: not Han, kana, Hangul or Thai. */
  static boolean isAlphabetic(char c) {
    if (c < 0x80) {
      return isIn(c, 'a', 'z') || isIn(c, 'A', 'Z');
    }
    return Character.isLetter(c) && !isSpaceless(c);
  }

  /** A character of a script that writes words without spaces, or with endings that cling. */
  static boolean isSpaceless(char c) {
    boolean thai = isIn(c, 0x0E00, 0x0E7F);
    boolean korean = isIn(c, 0x1100, 0x11FF) || isIn(c, 0x3131, 0x318E) || isIn(c, 0xAC00, 0xD7A3);
    boolean japanese = isIn(c, 0x3040, 0x30FF) || isIn(c, 0x31F0, 0x31FF);
    return thai || korean || japanese || isHan(c);
  }

  /** A Han character of the basic plane. */
  static boolean isHan(char c) {
    return isIn(c, 0x4E00, 0x9FFF) || isIn(c, 0x3400, 0x4DBF) || isIn(c, 0xF900, 0xFAFF);
  }

  static boolean isDigit(char c) {
    return isIn(c, '0', '9');
  }

  private static boolean isIn(char c, int first, int last) {
    return c >= first && c <= last;
  }
}
