package org.roomkeeper.text;

/** What kind of letter a character is, as far as finding words goes. */
final class Letters {
  static final int ALPHABETIC = 1;
  static final int SPACELESS = 2;
  static final int HAN = 4;
  static final int WORDLIKE = 8;
  static final int GAP = 16;
  static final int STAND_IN = 32;

  private static final String STAND_INS = "01345789!|@$+";

  /** The kinds of each character of the basic plane; asked for every character of every message. */
  private static final byte[] KINDS = new byte[0x10000];

  static {
    for (int c = 0; c < KINDS.length; c++) {
      KINDS[c] = kinds((char) c);
    }
  }

  private Letters() {}

  private static byte kinds(char c) {
    boolean han = isIn(c, 0x4E00, 0x9FFF) || isIn(c, 0x3400, 0x4DBF) || isIn(c, 0xF900, 0xFAFF);
    boolean thai = isIn(c, 0x0E00, 0x0E7F);
    boolean korean = isIn(c, 0x1100, 0x11FF) || isIn(c, 0x3131, 0x318E) || isIn(c, 0xAC00, 0xD7A3);
    boolean japanese = isIn(c, 0x3040, 0x30FF) || isIn(c, 0x31F0, 0x31FF);
    boolean spaceless = thai || korean || japanese || han;
    boolean alphabetic =
        c < 0x80 ? isIn(c, 'a', 'z') || isIn(c, 'A', 'Z') : Character.isLetter(c) && !spaceless;
    int kinds = (alphabetic ? ALPHABETIC : 0) | (spaceless ? SPACELESS : 0) | (han ? HAN : 0);
    if (alphabetic || isDigit(c) || c == '@' || c == '$') {
      kinds |= WORDLIKE;
    }
    if (!alphabetic && !spaceless && !isDigit(c) && (!Character.isSurrogate(c) || isEmoji(c))) {
      kinds |= GAP;
    }
    if (STAND_INS.indexOf(c) >= 0) {
      kinds |= STAND_IN;
    }
    return (byte) kinds;
  }

  /** Half of an emoji, or the second half of anything: rare Han characters begin otherwise. */
  private static boolean isEmoji(char c) {
    return isIn(c, 0xD83C, 0xD83E) || Character.isLowSurrogate(c);
  }

  /** All kinds of a character at once, as bits. */
  static int of(char c) {
    return KINDS[c];
  }

  /** A letter of a script that sets spaces between words: not Han, kana, Hangul or Thai. */
  static boolean isAlphabetic(char c) {
    return (KINDS[c] & ALPHABETIC) != 0;
  }

  /** A character of a script that writes words without spaces, or with endings that cling. */
  static boolean isSpaceless(char c) {
    return (KINDS[c] & SPACELESS) != 0;
  }

  /** A Han character of the basic plane. */
  static boolean isHan(char c) {
    return (KINDS[c] & HAN) != 0;
  }

  /** What words are written with, or what stands for it: letters, digits, at and dollar signs. */
  static boolean isWordlike(char c) {
    return (KINDS[c] & WORDLIKE) != 0;
  }

  /** Neither a letter of any script nor a digit; emoji are gaps, too. */
  static boolean isGap(char c) {
    return (KINDS[c] & GAP) != 0;
  }

  /** A digit or sign that may stand for a Latin letter. */
  static boolean isStandIn(char c) {
    return (KINDS[c] & STAND_IN) != 0;
  }

  static boolean isDigit(char c) {
    return isIn(c, '0', '9');
  }

  private static boolean isIn(char c, int first, int last) {
    return c >= first && c <= last;
  }
}
