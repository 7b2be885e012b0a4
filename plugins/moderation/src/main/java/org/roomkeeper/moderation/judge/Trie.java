package org.roomkeeper.moderation.judge;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Many words, each with a value, to be found where they begin in a text. Most places of a text are
 * ruled out by the first five characters alone, in some nanoseconds; from the others the words are
 * followed character by character, never farther than the longest goes. Immutable; safe for use by
 * many threads.
 */
final class Trie<V> {
  private static final int NODE_BITS = 24;
  private static final int CHAR_BITS = 16;
  private static final long NODE = (1L << NODE_BITS) - 1;
  private static final int BEGINNING_BITS = 20;

  /** Characters of a word by which it is ruled out. */
  private static final int BEGINNING = 5;

  /** Open addressing; each entry is node, character, next node. No entry is 0. */
  private final long[] steps;

  private final int shift;

  /** By node; null where no word ends. */
  private final List<@Nullable V> values;

  /** The nodes where a word ends: small enough to be asked at every step. */
  private final BitSet ends = new BitSet();

  /** Hashed beginnings: five characters of longer words, the whole of shorter ones. */
  private final long[] beginnings = new long[1 << (BEGINNING_BITS - 6)];

  private final int longest;

  /** Told of the words that begin at a place. */
  @FunctionalInterface
  interface Visitor<V> {
    /** A word goes from {@code begin} to before {@code end}. */
    void found(int begin, int end, V value);
  }

  /** Makes a trie of these words; empty words are left out. */
  Trie(SortedMap<String, V> words) {
    int nodes = nodes(words);
    if (nodes >= NODE) {
      throw new IllegalArgumentException("too many words");
    }
    // At least a quarter of the places stays free; smaller tables stay in the processor's caches.
    int bits = 64 - Long.numberOfLeadingZeros(Math.max(8, nodes) * 4L / 3);
    steps = new long[1 << bits];
    shift = 64 - bits;
    values = new ArrayList<>();
    values.add(null);
    words.forEach(this::add);
    longest = words.keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  /** How many beginnings the words have, each counted once: neighbours share the most. */
  private static int nodes(SortedMap<String, ?> words) {
    int nodes = 1;
    String before = "";
    for (String word : words.keySet()) {
      int same = 0;
      int most = Math.min(before.length(), word.length());
      while (same < most && before.charAt(same) == word.charAt(same)) {
        same++;
      }
      nodes += word.length() - same;
      before = word;
    }
    return nodes;
  }

  private void add(String word, V value) {
    if (word.isEmpty()) {
      return;
    }
    int node = 0;
    for (int at = 0; at < word.length(); at++) {
      node = stepOrNew(node, word.charAt(at));
    }
    values.set(node, value);
    ends.set(node);
    int hash = 0;
    for (int at = 0; at < Math.min(BEGINNING, word.length()); at++) {
      hash = hashed(hash, word.charAt(at));
    }
    int place = hash >>> (32 - BEGINNING_BITS);
    beginnings[place >>> 6] |= 1L << place;
  }

  private int stepOrNew(int node, char c) {
    long key = key(node, c);
    int slot = slot(key);
    while (steps[slot] != 0) {
      if (steps[slot] >>> NODE_BITS == key) {
        return (int) (steps[slot] & NODE);
      }
      slot = (slot + 1) & (steps.length - 1);
    }
    int fresh = values.size();
    values.add(null);
    steps[slot] = (key << NODE_BITS) | fresh;
    return fresh;
  }

  /** The node after a character; 0 if no word goes on so. */
  private int step(int node, char c) {
    long key = key(node, c);
    int slot = slot(key);
    for (long entry = steps[slot]; entry != 0; entry = steps[slot]) {
      if (entry >>> NODE_BITS == key) {
        return (int) (entry & NODE);
      }
      slot = (slot + 1) & (steps.length - 1);
    }
    return 0;
  }

  private static long key(int node, char c) {
    return ((long) node << CHAR_BITS) | c;
  }

  private int slot(long key) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> shift);
  }

  private static int hashed(int before, char c) {
    return (before + c + 1) * 0x9E3779B1;
  }

  /** How many characters the longest word has. */
  int longest() {
    return longest;
  }

  /** Whether a word may begin at a place of a text. False is certain, true is a guess. */
  boolean mayBegin(String text, int begin) {
    int hash = 0;
    int last = Math.min(text.length(), begin + BEGINNING);
    for (int at = begin; at < last; at++) {
      hash = hashed(hash, text.charAt(at));
      int place = hash >>> (32 - BEGINNING_BITS);
      if ((beginnings[place >>> 6] & (1L << place)) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Tells of each word that begins at a place of a text, the shortest first. */
  void visit(String text, int begin, Visitor<? super V> visitor) {
    int node = 0;
    for (int at = begin; at < text.length(); at++) {
      node = step(node, text.charAt(at));
      if (node == 0) {
        return;
      }
      if (ends.get(node)) {
        V value = values.get(node);
        if (value != null) {
          visitor.found(begin, at + 1, value);
        }
      }
    }
  }
}
