package org.roomkeeper.moderation.judge;

import java.util.Arrays;
import java.util.Collection;
import org.roomkeeper.text.Folded;

/**
 * Finds in one pass over a text where words of any of eight tries may begin: by the first two
 * characters first, which rules most places out, then by the first four. Whatever is searched for
 * afterwards need look at no other places. Immutable; safe for use by many threads.
 */
final class Sieve {
  private static final int PAIR_BITS = 16;
  private static final int BEGINNING_BITS = 17;
  private static final long THREE = ~0xFFFFL;
  private static final long TWO = ~0xFFFF_FFFFL;

  /** By first character, which tries hold that character as a word. */
  private final byte[] singles = new byte[1 << Character.SIZE];

  /** By the first two characters, hashed, which tries may hold a word. */
  private final byte[] pairs = new byte[1 << PAIR_BITS];

  /** The same by the first four, or by all that a shorter word has. */
  private final byte[] beginnings = new byte[1 << BEGINNING_BITS];

  /** Whose words count only where a word can begin. */
  private int wordly;

  /** Gathers the words; then it is not changed any more. */
  static final class Maker {
    private final Sieve sieve = new Sieve();

    /**
     * Adds the words of a trie.
     *
     * @param trie its bit, of eight
     * @param atWords whether they count only where a word can begin
     */
    Maker add(int trie, boolean atWords, Collection<String> words) {
      if (atWords) {
        sieve.wordly |= trie;
      }
      words.stream().filter(word -> !word.isEmpty()).forEach(word -> sieve.put(trie, word));
      return this;
    }

    Sieve made() {
      return sieve;
    }
  }

  /** Where words of some tries may begin, in order. */
  static final class Places {
    private int[] places = new int[32];
    private byte[] tries = new byte[32];
    private int count;

    private void add(int place, int some) {
      if (count == places.length) {
        places = Arrays.copyOf(places, 2 * count);
        tries = Arrays.copyOf(tries, 2 * count);
      }
      places[count] = place;
      tries[count] = (byte) some;
      count++;
    }

    int count() {
      return count;
    }

    /** The place of a number, counted from 0. */
    int at(int number) {
      return places[number];
    }

    /** Whether a word of one of these tries may begin there. */
    boolean may(int number, int some) {
      return (tries[number] & some) != 0;
    }
  }

  private Sieve() {}

  private void put(int trie, String word) {
    if (word.length() == 1) {
      singles[word.charAt(0)] |= (byte) trie;
      return;
    }
    long beginning = Trie.beginning(word.toCharArray(), word.length(), 0);
    pairs[ofPair((int) (beginning >>> 32))] |= (byte) trie;
    beginnings[ofBeginning(beginning)] |= (byte) trie;
  }

  private static int ofPair(int pair) {
    return (pair * 0x9E3779B1) >>> (Integer.SIZE - PAIR_BITS);
  }

  private static int ofBeginning(long beginning) {
    return (int) ((beginning * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - BEGINNING_BITS));
  }

  /** Where words may begin. False alarms are possible, misses are not. */
  Places places(Folded folded, char[] chars) {
    var found = new Places();
    for (int at = 0; at < chars.length; at++) {
      char first = chars[at];
      int pair = first << Character.SIZE | (at + 1 < chars.length ? chars[at + 1] : 0);
      int some = singles[first] | pairs[ofPair(pair)];
      if (some != 0 && (some & wordly) != 0 && !folded.isBoundary(at)) {
        some &= ~wordly;
      }
      if (some != 0) {
        long beginning = Trie.beginning(chars, chars.length, at);
        some &=
            singles[first]
                | beginnings[ofBeginning(beginning)]
                | beginnings[ofBeginning(beginning & THREE)]
                | beginnings[ofBeginning(beginning & TWO)];
        if (some != 0) {
          found.add(at, some);
        }
      }
    }
    return found;
  }
}
