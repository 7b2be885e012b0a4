package org.roomkeeper.text;

import java.util.Arrays;
import java.util.BitSet;

/** Characters that are being folded, each with the stretch of the original that it comes from. */
final class Tape {
  private static final char[] NONE = {};

  private char[] chars;
  private int[] from;
  private int[] to;
  private int length;

  /** The Latin letter that each character looks like; empty as long as none does. */
  private char[] alike = NONE;

  private final BitSet changed = new BitSet(0);
  private final BitSet loose = new BitSet(0);

  Tape(int expected) {
    int size = Math.max(1, expected);
    chars = new char[size];
    from = new int[size];
    to = new int[size];
  }

  /** A tape on which so many characters stand already, each where it stood in the original. */
  Tape(char[] same, int count) {
    this(same.length);
    System.arraycopy(same, 0, chars, 0, count);
    for (int i = 0; i < count; i++) {
      from[i] = i;
      to[i] = i + 1;
    }
    length = count;
  }

  void add(char c, int start, int end) {
    if (length == chars.length) {
      grow();
    }
    chars[length] = c;
    from[length] = start;
    to[length] = end;
    length++;
  }

  private void grow() {
    int size = Math.max(16, length * 2);
    chars = Arrays.copyOf(chars, size);
    from = Arrays.copyOf(from, size);
    to = Arrays.copyOf(to, size);
  }

  /** The last character may be a disguised Latin letter, if its company is Latin. */
  void lastLooksLike(char latin) {
    if (alike.length < chars.length) {
      alike = Arrays.copyOf(alike, chars.length);
    }
    alike[length - 1] = latin;
  }

  char last() {
    return length == 0 ? 0 : chars[length - 1];
  }

  /** Takes the last character away. */
  void dropLast() {
    length--;
    changed.clear(length);
    loose.clear(length);
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
    if (alike.length == 0) {
      return;
    }
    alike = Arrays.copyOf(alike, chars.length);
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
    return new Folded(original, chars, length, from, to, changed, loose);
  }
}
