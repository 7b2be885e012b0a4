package org.roomkeeper.text.vectors;

/** Turns a message into numbers that tell what it means. Safe for many threads. */
@FunctionalInterface
public interface Meaning {
  /**
   * The vector of a message; all have the same length.
   *
   * @param plain in plain characters ({@link org.roomkeeper.text.Plain})
   */
  float[] of(String plain);
}
