package org.roomkeeper.moderation.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Many words, each with a value, to be found where they begin in a text. Most places of a text are
 * ruled out by their first two characters, by one look into a small table, and most of the others
 * by the first four; from what is left the words are followed character by character, never farther
 * than the longest goes. Where only one word is left its rest is compared at once, so that the
 * table of steps stays small enough for the processor's caches. Immutable; safe for use by many
 * threads.
 */
final class Trie<V> {
  private static final int NODE_BITS = 23;
  private static final int CHAR_BITS = 16;
  private static final int NODE_MASK = (1 << NODE_BITS) - 1;

  /** In an entry of {@link #steps}: a word ends at the node that it leads to. */
  private static final int ENDS = 1 << NODE_BITS;

  /** The same: it leads to the rest of a single word. */
  private static final int RESTS = 1 << (NODE_BITS + 1);

  private static final int KEY_SHIFT = NODE_BITS + 2;

  /** How many places of a table a word has at least: the more, the fewer are taken for others. */
  private static final int ROOM = 16;

  private static final int LARGEST_TABLE_BITS = 18;

  /**
   * Open addressing; each entry is node, character, whether a single word's rest follows, whether a
   * word ends, next node or the rest's number. No entry is 0.
   */
  private final long[] steps;

  private final int shift;

  /** By node; null where no word ends. */
  private final List<@Nullable V> values = new ArrayList<>();

  private final List<Rest<V>> rests = new ArrayList<>();

  private final Table pairs;
  private final Table beginnings;
  private final boolean holdsSingles;
  private final int longest;

  /** Told of the words that begin at a place. */
  @FunctionalInterface
  interface Visitor<V> {
    /** A word goes from {@code begin} to before {@code end}. */
    void found(int begin, int end, V value);
  }

  /** What is left of a word that shares nothing more with any other. */
  private record Rest<V>(String chars, V value) {
    boolean stands(char[] text, int begin) {
      for (int at = 0; at < chars.length(); at++) {
        if (text[begin + at] != chars.charAt(at)) {
          return false;
        }
      }
      return true;
    }
  }

  /** A set that may hold more than was put into it. */
  private static final class Table {
    private final long[] bits;
    private final int shift;

    Table(int words) {
      int size =
          Math.clamp(64 - Long.numberOfLeadingZeros((long) words * ROOM), 6, LARGEST_TABLE_BITS);
      bits = new long[1 << (size - 6)];
      shift = 64 - size;
    }

    private int place(long key) {
      return (int) ((key * 0x9E3779B97F4A7C15L) >>> shift);
    }

    void put(long key) {
      int place = place(key);
      bits[place >>> 6] |= 1L << place;
    }

    boolean mayHold(long key) {
      int place = place(key);
      return (bits[place >>> 6] & (1L << place)) != 0;
    }
  }

  /** Makes a trie of these words; empty words are left out. */
  Trie(SortedMap<String, V> words) {
    List<String> sorted = words.keySet().stream().filter(word -> !word.isEmpty()).toList();
    int[] shared = new int[sorted.size() + 1];
    for (int at = 1; at < sorted.size(); at++) {
      shared[at] = shared(sorted.get(at - 1), sorted.get(at));
    }
    int entries = 1;
    for (int at = 0; at < sorted.size(); at++) {
      entries += own(sorted, shared, at) - shared[at];
    }
    if (entries >= NODE_MASK) {
      throw new IllegalArgumentException("too many words");
    }
    // At least a quarter of the places stays free; smaller tables stay in the processor's caches.
    int bits = 64 - Long.numberOfLeadingZeros(Math.max(8, entries) * 4L / 3);
    steps = new long[1 << bits];
    shift = 64 - bits;
    values.add(null);
    pairs = new Table(sorted.size());
    beginnings = new Table(sorted.size());
    for (int at = 0; at < sorted.size(); at++) {
      String word = sorted.get(at);
      V value = words.get(word);
      if (value != null) {
        add(word, own(sorted, shared, at), value);
      }
    }
    longest = sorted.stream().mapToInt(String::length).max().orElse(0);
    holdsSingles = sorted.stream().anyMatch(word -> word.length() == 1);
  }

  private static int shared(String one, String other) {
    int same = 0;
    int most = Math.min(one.length(), other.length());
    while (same < most && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    return same;
  }

  /** How many characters lead to the place where a word is alone, or to its end. */
  private static int own(List<String> sorted, int[] shared, int at) {
    return Math.min(sorted.get(at).length(), Math.max(shared[at], shared[at + 1]) + 1);
  }

  private void add(String word, int own, V value) {
    int node = 0;
    for (int at = 0; at < own - 1; at++) {
      node = (int) steps[slotFor(node, word.charAt(at))] & NODE_MASK;
    }
    int last = slotFor(node, word.charAt(own - 1));
    if (own == word.length()) {
      steps[last] |= ENDS;
      values.set((int) steps[last] & NODE_MASK, value);
    } else {
      // Nobody else comes here: the place for the next node holds the number of the rest.
      steps[last] = steps[last] >>> KEY_SHIFT << KEY_SHIFT | RESTS | rests.size();
      rests.add(new Rest<>(word.substring(own), value));
    }
    long beginning = beginning(word.toCharArray(), word.length(), 0);
    beginnings.put(beginning);
    if (word.length() > 1) {
      pairs.put(pair(beginning));
    }
  }

  /** The place of a step, made if it is not there. */
  private int slotFor(int node, char c) {
    long key = key(node, c);
    int slot = slot(key);
    while (steps[slot] != 0 && steps[slot] >>> KEY_SHIFT != key) {
      slot = (slot + 1) & (steps.length - 1);
    }
    if (steps[slot] == 0) {
      steps[slot] = (key << KEY_SHIFT) | values.size();
      values.add(null);
    }
    return slot;
  }

  /** Where a character leads, with what there is to know of it; 0 if no word goes on so. */
  private int step(int node, char c) {
    long key = key(node, c);
    int slot = slot(key);
    for (long entry = steps[slot]; entry != 0; entry = steps[slot]) {
      if (entry >>> KEY_SHIFT == key) {
        return (int) entry & (NODE_MASK | ENDS | RESTS);
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

  /** The first four characters in one number, the first in the highest place; 0 for none. */
  static long beginning(char[] text, int length, int begin) {
    long first = text[begin];
    long second = begin + 1 < length ? text[begin + 1] : 0;
    long third = begin + 2 < length ? text[begin + 2] : 0;
    long fourth = begin + 3 < length ? text[begin + 3] : 0;
    return first << 48 | second << 32 | third << 16 | fourth;
  }

  private static long pair(long beginning) {
    return beginning >>> 32;
  }

  /** How many characters the longest word has. */
  int longest() {
    return longest;
  }

  /**
   * Whether a word may begin at a place of a text. False is certain, true is a guess.
   *
   * @param text at least {@code length} characters
   */
  boolean mayBegin(char[] text, int length, int begin) {
    long pair = ((long) text[begin] << 16) | (begin + 1 < length ? text[begin + 1] : 0);
    if (!pairs.mayHold(pair)) {
      return holdsSingles && beginnings.mayHold(pair >>> 16 << 48);
    }
    long beginning = beginning(text, length, begin);
    return beginnings.mayHold(beginning)
        || beginnings.mayHold(beginning & ~0xFFFFL)
        || beginnings.mayHold(beginning & ~0xFFFF_FFFFL)
        || (holdsSingles && beginnings.mayHold(pair >>> 16 << 48));
  }

  /**
   * Tells of each word that begins at a place of a text, the shortest first. Returns how many
   * characters it looked at.
   */
  int visit(char[] text, int length, int begin, Visitor<? super V> visitor) {
    int node = 0;
    for (int at = begin; at < length; at++) {
      int next = step(node, text[at]);
      if (next == 0) {
        return at - begin + 1;
      }
      node = next & NODE_MASK;
      if ((next & RESTS) != 0) {
        Rest<V> rest = rests.get(node);
        int end = at + 1 + rest.chars().length();
        if (end <= length && rest.stands(text, at + 1)) {
          visitor.found(begin, end, rest.value());
        }
        return end - begin;
      }
      if ((next & ENDS) != 0) {
        V value = values.get(node);
        if (value != null) {
          visitor.found(begin, at + 1, value);
        }
      }
    }
    return length - begin;
  }
}
