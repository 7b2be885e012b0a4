package org.roomkeeper.moderation.judge;

import org.roomkeeper.text.Folded;

/** One reading of a message, ready to be searched. */
final class Reading {
  private final Folded folded;
  private final char[] chars;
  private final Sieve.Places places;

  Reading(Folded folded, Sieve sieve) {
    this.folded = folded;
    this.chars = folded.characters();
    this.places = sieve.places(folded, chars);
  }

  Folded folded() {
    return folded;
  }

  /** Its characters, which nobody changes. */
  char[] chars() {
    return chars;
  }

  /** Where words may begin. */
  Sieve.Places places() {
    return places;
  }

  /** How many characters it has. */
  int length() {
    return chars.length;
  }
}
