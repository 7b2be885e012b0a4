package org.roomkeeper.moderation.judge;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.Map;
import java.util.SortedMap;

/** Builds tries, the empty one too, which the library cannot. */
final class Tries {
  /** A character that no folded text holds. */
  private static final String NEVER = "\uFFFF";

  private Tries() {}

  static <V> AhoCorasickDoubleArrayTrie<V> of(SortedMap<String, V> entries, V none) {
    var trie = new AhoCorasickDoubleArrayTrie<V>();
    trie.build(entries.isEmpty() ? Map.of(NEVER, none) : entries);
    return trie;
  }
}
