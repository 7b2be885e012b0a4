package org.roomkeeper.text;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Span;

/**
 * A folded text that remembers where each of its characters comes from. Immutable; safe for use by
 * many threads.
 */
public final class Folded {
  private static final int[] AS_IT_STOOD = {};
  private static final BitSet NONE = new BitSet(0);

  private final String original;
  private final char[] chars;
  private final int length;

  /** Where each character begins in the original; empty if each stands where it stood. */
  private final int[] from;

  private final int[] to;
  private final BitSet changed;
  private final BitSet loose;

  /** Made when it is first wanted; races make the same. */
  private @Nullable String text;

  /** By place, whether a word can begin or end there; made when first asked for, as the text. */
  private boolean @Nullable [] boundaries;

  /** Keeps the arrays, which nobody may change from now on; they may be longer than the text. */
  Folded(
      String original,
      char[] chars,
      int length,
      int[] from,
      int[] to,
      BitSet changed,
      BitSet loose) {
    this.original = original;
    this.chars = chars;
    this.length = length;
    this.from = from;
    this.to = to;
    this.changed = changed;
    this.loose = loose;
  }

  private static boolean[] boundaries(char[] chars, int length, BitSet loose) {
    var boundaries = new boolean[length + 1];
    boundaries[0] = true;
    boundaries[length] = true;
    boolean anyLoose = !loose.isEmpty();
    boolean lettersBefore = length > 0 && Letters.isAlphabetic(chars[0]);
    for (int index = 1; index < length; index++) {
      boolean letters = Letters.isAlphabetic(chars[index]);
      boundaries[index] =
          !letters
              || !lettersBefore
              || (chars[index - 1] < 0x250) != (chars[index] < 0x250)
              || (anyLoose && loose.get(index - 1) && loose.get(index));
      lettersBefore = letters;
    }
    return boundaries;
  }

  /** A folding that has each character where it stood. */
  static Folded oneToOne(String original, char[] chars) {
    return new Folded(original, chars, chars.length, AS_IT_STOOD, AS_IT_STOOD, NONE, NONE);
  }

  /** The text before folding. */
  public String original() {
    return original;
  }

  /** The folded text. */
  public String text() {
    String known = text;
    if (known == null) {
      known = new String(chars, 0, length);
      text = known;
    }
    return known;
  }

  /** How many characters the folded text has. */
  public int length() {
    return length;
  }

  /** The folded text in an array of its own. */
  public char[] characters() {
    return Arrays.copyOf(chars, length);
  }

  /**
   * The stretch of the original that a stretch of the folded text comes from.
   *
   * @param start the first folded character, from 0
   * @param end the one after the last, greater than {@code start}
   * @throws IndexOutOfBoundsException if there is no such stretch
   */
  public Span original(int start, int end) {
    if (end <= start || end > length) {
      throw new IndexOutOfBoundsException("not a stretch of text: " + start + " to " + end);
    }
    return new Span(from(start), to(end - 1));
  }

  /** Whether a stretch holds anything that only {@link #unmasked} has uncovered. */
  public boolean uncovered(int start, int end) {
    if (changed.length() <= start) {
      return false;
    }
    int next = changed.nextSetBit(start);
    return next >= 0 && next < end;
  }

  /**
   * Whether a word can begin or end between two characters: next to anything but a letter, between
   * scripts, next to a script that sets no spaces, and anywhere inside letters that were set apart.
   *
   * @param index from 0, before the first character, to the length of the text
   */
  public boolean isBoundary(int index) {
    boolean[] known = boundaries;
    if (known == null) {
      known = boundaries(chars, length, loose);
      boundaries = known;
    }
    return known[index];
  }

  /**
   * Whether {@link #unmasked} may uncover anything. False is certain, true is a guess; to ask is
   * cheaper than to unmask.
   */
  public boolean mayHide() {
    return Unmasking.mayUncover(this);
  }

  /**
   * The reading that undoes disguise: letters set apart are joined, digits and signs inside words
   * are the letters that they stand for, drawn-out and doubled letters are single, {@code l} reads
   * {@code i}, and Chinese words broken by spaces, signs or lines are whole. To be compared with
   * {@link Unmasking#of(String)} of a word only, and only where {@link #uncovered}.
   */
  public Folded unmasked() {
    return Unmasking.of(this);
  }

  /**
   * The first place from there on that only unmasking has uncovered; -1 if there is none.
   *
   * @param start from 0
   */
  public int nextUncovered(int start) {
    return changed.nextSetBit(start);
  }

  /**
   * A character of the folded text.
   *
   * @param index from 0
   */
  public char at(int index) {
    return chars[index];
  }

  boolean isUncovered(int index) {
    return changed.get(index);
  }

  int from(int index) {
    return from.length == 0 ? index : from[index];
  }

  int to(int index) {
    return from.length == 0 ? index + 1 : to[index];
  }
}
