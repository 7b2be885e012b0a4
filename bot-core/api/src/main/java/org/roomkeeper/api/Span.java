package org.roomkeeper.api;

/**
 * A stretch of a text, in {@code char} indexes.
 *
 * @param start the first character, from 0
 * @param end the one after the last, greater than {@code start}
 */
public record Span(int start, int end) {
  /** Refuses an empty or backward stretch. */
  public Span {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("not a stretch of text: " + start + " to " + end);
    }
  }
}
