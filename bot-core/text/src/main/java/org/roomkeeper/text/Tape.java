package org.roomkeeper.text;

import java.util.Arrays;
import java.util.BitSet;

/** Characters that are being folded, each with the stretch of the original that it comes from. */
final class Tape {
  private char[] chars;
  private char[] alike;
  private int[] from;
  private int[] to;
  private int length;
  private final BitSet changed = new BitSet();
  private final BitSet loose = new BitSet();

  Tape(int expected) {
    int size = Math.max(16, expected);
    chars = new char[size];
    alike = new char[size];
    from = new int[size];
    to = new int[size];
  }

  void add(char c, char latin, int start, int end) {
    if (length == chars.length) {
      int size = length * 2;
      chars = Arrays.copyOf(chars, size);
      alike = Arrays.copyOf(alike, size);
      from = Arrays.copyOf(from, size);
      to = Arrays.copyOf(to, size);
    }
    chars[length] = c;
    alike[length] = latin;
    from[length] = start;
    to[length] = end;
    length++;
  }

  int length() {
    return length;
  }

  char last() {
    return length == 0 ? 0 : chars[length - 1];
  }

  boolean endsWithSpace() {
    return last() == ' ';
  }

  /** The last character also stands for what follows, up to there. */
  void stretchTo(int end) {
    to[length - 1] = end;
  }

  /** The last character differs from the plain reading in a way that hides words. */
  void markChanged() {
    changed.set(length - 1);
  }

  /** The last character stands in a stretch whose word boundaries were lost. */
  void markLoose() {
    loose.set(length - 1);
  }

  /** Inside a word with Latin letters, letters of other scripts that look Latin are Latin. */
  void settleLookAlikes() {
    for (int i = 0; i < length; ) {
      if (!Letters.isAlphabetic(chars[i])) {
        i++;
        continue;
      }
      int end = i;
      boolean latin = false;
      boolean foreign = false;
      for (; end < length && Letters.isAlphabetic(chars[end]); end++) {
        latin |= chars[end] < 0x80;
        foreign |= chars[end] >= 0x80 && alike[end] != 0;
      }
      for (int k = i; latin && foreign && k < end; k++) {
        if (chars[k] >= 0x80 && alike[k] != 0) {
          chars[k] = alike[k];
        }
      }
      i = end;
    }
  }

  Folded toFolded(String original) {
    return new Folded(
        original,
        new String(chars, 0, length),
        Arrays.copyOf(from, length),
        Arrays.copyOf(to, length),
        changed,
        loose);
  }
}
