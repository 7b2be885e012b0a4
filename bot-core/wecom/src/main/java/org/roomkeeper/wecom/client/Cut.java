package org.roomkeeper.wecom.client;

import java.nio.charset.StandardCharsets;

/** Cuts texts to WeCom's limits, which count bytes, without breaking a character. */
public final class Cut {
  private static final String MORE = "…";

  private Cut() {}

  /**
   * The text, or as much of its beginning as fits with an ellipsis.
   *
   * @param bytes the limit in bytes of UTF-8, at least 3
   */
  public static String toBytes(String text, int bytes) {
    if (text.length() * 3L <= bytes || text.getBytes(StandardCharsets.UTF_8).length <= bytes) {
      return text;
    }
    int room = bytes - MORE.getBytes(StandardCharsets.UTF_8).length;
    int end = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      room -= width(character);
      if (room < 0) {
        break;
      }
      end += Character.charCount(character);
    }
    return text.substring(0, whole(text, end)) + MORE;
  }

  /**
   * The text, or as much of its beginning as fits with an ellipsis.
   *
   * @param characters the limit in characters, at least 1
   */
  public static String toCharacters(String text, int characters) {
    if (text.codePointCount(0, text.length()) <= characters) {
      return text;
    }
    return text.substring(0, whole(text, text.offsetByCodePoints(0, characters - 1))) + MORE;
  }

  /** Moves a cut back so that no joined character (an emoji family, an accent) is taken apart. */
  private static int whole(String text, int end) {
    int cut = end;
    while (cut > 0 && cut < text.length() && joins(text, cut)) {
      cut -= Character.charCount(text.codePointBefore(cut));
    }
    return cut == 0 ? end : cut;
  }

  private static boolean joins(String text, int at) {
    int next = text.codePointAt(at);
    return next == 0x200D
        || text.codePointBefore(at) == 0x200D
        || (next >= 0xFE00 && next <= 0xFE0F)
        || (next >= 0x1F3FB && next <= 0x1F3FF)
        || Character.getType(next) == Character.NON_SPACING_MARK;
  }

  private static int width(int character) {
    if (character < 0x80) {
      return 1;
    } else if (character < 0x800) {
      return 2;
    }
    return character < 0x10000 ? 3 : 4;
  }
}
