package org.roomkeeper.moderation.judge;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.roomkeeper.text.Folded;

/**
 * The patterns among the entries; each runs only where its {@link Triggers} stand in their order.
 * Immutable.
 */
final class Patterns {
  private static final int LONGEST_TEXT = 20_000;

  private final List<One> patterns;

  /** For each literal the triggers that it fulfils. */
  private final Trie<List<Trigger>> literals;

  private record One(Pattern pattern, Term term, int triggers) {}

  /** A literal of a trigger set, which has a place among those of a pattern. */
  private record Trigger(int pattern, int place, Triggers.Literal literal) {
    boolean stands(Folded folded, int begin, int end) {
      return (!literal.beginsWord() || folded.isBoundary(begin))
          && (!literal.endsWord() || folded.isBoundary(end));
    }
  }

  private Patterns(List<One> patterns, Trie<List<Trigger>> literals) {
    this.patterns = List.copyOf(patterns);
    this.literals = literals;
  }

  /** Makes the entries between slashes ready. */
  static Patterns of(List<Term> terms) {
    var patterns = new ArrayList<One>();
    var literals = new TreeMap<String, List<Trigger>>();
    for (Term term : terms) {
      String pattern = term.entry().substring(1, term.entry().length() - 1);
      int place = 0;
      for (Set<Triggers.Literal> set : Triggers.of(pattern)) {
        for (Triggers.Literal literal : set) {
          literals
              .computeIfAbsent(literal.text(), key -> new ArrayList<>())
              .add(new Trigger(patterns.size(), place, literal));
        }
        place++;
      }
      patterns.add(new One(Pattern.compile(pattern), term, place));
    }
    return new Patterns(patterns, new Trie<>(literals));
  }

  /** Adds each pattern that stands in the text, once. */
  void find(Folded folded, List<Found> found) {
    String text =
        folded.text().length() <= LONGEST_TEXT
            ? folded.text()
            : folded.text().substring(0, LONGEST_TEXT);
    int[] seen = triggersSeen(folded, text);
    for (int at = 0; at < seen.length; at++) {
      One one = patterns.get(at);
      if (seen[at] < one.triggers()) {
        continue;
      }
      Matcher matcher = one.pattern().matcher(text);
      if (matcher.find() && matcher.end() > matcher.start()) {
        found.add(new Found(one.term(), folded.original(matcher.start(), matcher.end()), false));
      }
    }
  }

  /** For each pattern, how many of its triggers the text holds one after the other. */
  private int[] triggersSeen(Folded folded, String text) {
    var seen = new int[patterns.size()];
    for (int begin = 0; begin < text.length(); begin++) {
      if (literals.mayBegin(text, begin)) {
        literals.visit(
            text,
            begin,
            (from, to, triggers) -> {
              for (Trigger trigger : triggers) {
                if (seen[trigger.pattern()] == trigger.place()
                    && trigger.stands(folded, from, to)) {
                  seen[trigger.pattern()]++;
                }
              }
            });
      }
    }
    return seen;
  }
}
