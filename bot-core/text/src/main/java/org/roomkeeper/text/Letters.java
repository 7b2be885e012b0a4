package org.roomkeeper.text;

/** What kind of letter a character is, as far as finding words goes. */
final class Letters {
  private Letters() {}

  /** A letter of a script that sets spaces between words: not Han, kana, Hangul or Thai. */
  static boolean isAlphabetic(char c) {
    if (c < 0x80) {
      return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
    return Character.isLetter(c) && !isSpaceless(c);
  }

  /** A character of a script that writes words without spaces, or with endings that cling. */
  static boolean isSpaceless(char c) {
    return c >= 0x2E80 && (isHan(c) || c >= 0x3040 && c <= 0x31FF || c >= 0xAC00 && c <= 0xD7A3)
        || c >= 0x0E00 && c <= 0x0E7F
        || c >= 0x1100 && c <= 0x11FF;
  }

  /** A Han character of the basic plane. */
  static boolean isHan(char c) {
    return c >= 0x4E00 && c <= 0x9FFF || c >= 0x3400 && c <= 0x4DBF || c >= 0xF900 && c <= 0xFAFF;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
