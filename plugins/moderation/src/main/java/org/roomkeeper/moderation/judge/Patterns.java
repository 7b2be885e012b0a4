package org.roomkeeper.moderation.judge;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.roomkeeper.text.Folded;

/** The patterns among the entries; each runs only where its {@link Triggers} are. Immutable. */
final class Patterns {
  private static final int LONGEST_TEXT = 20_000;

  private final List<One> patterns;
  private final AhoCorasickDoubleArrayTrie<BitSet> triggers;

  /** A pattern with the first of its trigger sets and the one after the last. */
  private record One(Pattern pattern, Term term, int firstSet, int endSet) {}

  private Patterns(List<One> patterns, AhoCorasickDoubleArrayTrie<BitSet> triggers) {
    this.patterns = List.copyOf(patterns);
    this.triggers = triggers;
  }

  /** Makes the entries between slashes ready. */
  static Patterns of(List<Term> terms) {
    var patterns = new ArrayList<One>();
    var literals = new TreeMap<String, BitSet>();
    int sets = 0;
    for (Term term : terms) {
      String pattern = term.entry().substring(1, term.entry().length() - 1);
      int first = sets;
      for (Set<String> set : Triggers.of(pattern)) {
        for (String literal : set) {
          literals.computeIfAbsent(literal, key -> new BitSet()).set(sets);
        }
        sets++;
      }
      patterns.add(new One(Pattern.compile(pattern), term, first, sets));
    }
    return new Patterns(patterns, Tries.of(literals, new BitSet()));
  }

  /** Adds each pattern that stands in the text, once. */
  void find(Folded folded, List<Found> found) {
    String text =
        folded.text().length() <= LONGEST_TEXT
            ? folded.text()
            : folded.text().substring(0, LONGEST_TEXT);
    var seen = new BitSet();
    triggers.parseText(
        text,
        (begin, end, sets) -> {
          seen.or(sets);
        });
    for (One one : patterns) {
      if (one.firstSet() < one.endSet() && seen.nextClearBit(one.firstSet()) < one.endSet()) {
        continue;
      }
      Matcher matcher = one.pattern().matcher(text);
      if (matcher.find() && matcher.end() > matcher.start()) {
        found.add(new Found(one.term(), folded.original(matcher.start(), matcher.end()), false));
      }
    }
  }
}
