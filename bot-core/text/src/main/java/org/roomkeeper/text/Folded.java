package org.roomkeeper.text;

import java.util.BitSet;
import org.roomkeeper.api.Span;

/**
 * A folded text that remembers where each of its characters comes from. Immutable; safe for use by
 * many threads.
 */
public final class Folded {
  private final String original;
  private final String text;
  private final int[] from;
  private final int[] to;
  private final BitSet changed;
  private final BitSet loose;

  Folded(String original, String text, int[] from, int[] to, BitSet changed, BitSet loose) {
    this.original = original;
    this.text = text;
    this.from = from;
    this.to = to;
    this.changed = changed;
    this.loose = loose;
  }

  /** The text before folding. */
  public String original() {
    return original;
  }

  /** The folded text. */
  public String text() {
    return text;
  }

  /**
   * The stretch of the original that a stretch of the folded text comes from.
   *
   * @param start the first folded character, from 0
   * @param end the one after the last, greater than {@code start}
   * @throws IndexOutOfBoundsException if there is no such stretch
   */
  public Span original(int start, int end) {
    if (end <= start) {
      throw new IndexOutOfBoundsException("not a stretch of text: " + start + " to " + end);
    }
    return new Span(from[start], to[end - 1]);
  }

  /** Whether a stretch holds anything that only {@link #unmasked} has uncovered. */
  public boolean uncovered(int start, int end) {
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
    if (index <= 0 || index >= text.length()) {
      return true;
    }
    char before = text.charAt(index - 1);
    char after = text.charAt(index);
    return !Letters.isAlphabetic(before)
        || !Letters.isAlphabetic(after)
        || (before < 0x250) != (after < 0x250)
        || (loose.get(index - 1) && loose.get(index));
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

  int from(int index) {
    return from[index];
  }

  int to(int index) {
    return to[index];
  }
}
