package org.roomkeeper.api;

/**
 * Makes codes of digits that a person can type and nobody can guess, without randomness: the same
 * words give the same code in this community, and only this installation can compute it. A plugin
 * keeps no code; it computes it again and compares. Belongs to the call in hand, like {@link
 * Store}.
 */
@FunctionalInterface
public interface Codes {
  /**
   * A code.
   *
   * @param about what it is for: every use has words of its own, such as an event's id
   * @param digits how many digits, 4 to 18
   */
  String of(String about, int digits);
}
