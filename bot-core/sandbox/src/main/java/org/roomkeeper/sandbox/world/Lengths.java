package org.roomkeeper.sandbox.world;

import java.nio.charset.StandardCharsets;

/** Lengths as WeCom counts them: sometimes characters, mostly bytes of UTF-8. */
final class Lengths {
  private Lengths() {}

  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  static int characters(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Refuses with 40058 what is longer than so many characters. */
  static void demandCharacters(String name, String text, int most) {
    if (characters(text) > most) {
      throw new WeComError(
          40058, ErrorPhrases.of(40058) + ": " + name + " exceeds " + most + " characters");
    }
  }

  /** Refuses with a code what is longer than so many bytes. */
  static void demandBytes(String name, String text, int most, int code) {
    if (bytes(text) > most) {
      throw new WeComError(
          code, ErrorPhrases.of(code) + ": " + name + " exceeds " + most + " bytes");
    }
  }

  /** The beginning of a text, of at most so many characters. */
  static String cut(String text, int characters) {
    return characters(text) <= characters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, characters));
  }

  /** The beginning of a text, of at most so many bytes, no character cut in two. */
  static String cutBytes(String text, int most) {
    if (bytes(text) <= most) {
      return text;
    }
    int bytes = 0;
    int end = 0;
    while (end < text.length()) {
      int point = text.codePointAt(end);
      int size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      if (bytes + size > most) {
        break;
      }
      bytes += size;
      end += Character.charCount(point);
    }
    return text.substring(0, end);
  }
}
