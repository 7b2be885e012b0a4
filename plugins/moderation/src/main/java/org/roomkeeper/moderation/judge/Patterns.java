package org.roomkeeper.moderation.judge;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.roomkeeper.api.Span;
import org.roomkeeper.text.Folded;

/**
 * The patterns among the entries; each runs only where its {@link Triggers} stand in their order
 * and near each other. Immutable.
 */
final class Patterns {
  private static final int LONGEST_TEXT = 20_000;
  private static final int[] NONE = {};

  private final List<One> patterns;
  private final Bits bits;

  /** For each literal that counts only where a word begins, the demands that it fulfils. */
  private final Trie<List<Trigger>> ofWords;

  /** The same for those that count anywhere. */
  private final Trie<List<Trigger>> anywhere;

  /** The literals of each pattern's rarest demand: most texts hold none of them, and are done. */
  private final Trie<Boolean> rareWords;

  private final Trie<Boolean> rareAnywhere;

  /** How many demands all patterns make. */
  private final int demands;

  /** Whether any pattern demands nothing, and runs on every text. */
  private final boolean always;

  /**
   * A pattern.
   *
   * @param last the number of its last demand among those of all patterns; -1 if it makes none
   */
  private record One(Expression expression, Term term, int last) {}

  /**
   * A literal that fulfils a demand.
   *
   * @param demand its number among those of all patterns
   * @param first whether it is the first of its pattern
   * @param reach how far behind what fulfils the demand before it may begin
   */
  private record Trigger(int demand, boolean first, int reach, Triggers.Literal literal) {
    boolean stands(Folded folded, int end) {
      return !literal.endsWord() || folded.isBoundary(end);
    }

    /** Whether the demand before it is fulfilled near enough; places are counted from 1. */
    boolean follows(int[] latest, int place) {
      if (first) {
        return true;
      }
      int before = latest[demand - 1];
      return before > 0 && place - before <= reach;
    }
  }

  private Patterns(
      List<One> patterns,
      Bits bits,
      Trie<List<Trigger>> ofWords,
      Trie<List<Trigger>> anywhere,
      List<Triggers.Literal> rare,
      int demands) {
    this.patterns = List.copyOf(patterns);
    this.bits = bits;
    this.ofWords = ofWords;
    this.anywhere = anywhere;
    this.rareWords = new Trie<>(texts(rare, true));
    this.rareAnywhere = new Trie<>(texts(rare, false));
    this.demands = demands;
    this.always = patterns.stream().anyMatch(one -> one.last() < 0);
  }

  private static SortedMap<String, Boolean> texts(List<Triggers.Literal> literals, boolean words) {
    var texts = new TreeMap<String, Boolean>();
    literals.stream()
        .filter(literal -> literal.beginsWord() == words)
        .forEach(literal -> texts.put(literal.text(), true));
    return texts;
  }

  /**
   * The bits of the literals' tries in the sieve.
   *
   * @param ofWords those that count only where a word begins
   * @param anywhere the others
   * @param rareWords of the first, those of each pattern's rarest demand
   * @param rareAnywhere the same of the others
   */
  record Bits(int ofWords, int anywhere, int rareWords, int rareAnywhere) {}

  /**
   * Makes the entries between slashes ready.
   *
   * @param bits of the literals' tries
   * @param sieve to which the literals are added
   */
  static Patterns of(List<Term> terms, Bits bits, Sieve.Maker sieve) {
    var patterns = new ArrayList<One>();
    var ofWords = new TreeMap<String, List<Trigger>>();
    var anywhere = new TreeMap<String, List<Trigger>>();
    var rare = new ArrayList<Triggers.Literal>();
    int demands = 0;
    for (Term term : terms) {
      String pattern = term.entry().substring(1, term.entry().length() - 1);
      int first = demands;
      List<Triggers.Demand> ofPattern = Triggers.of(pattern);
      for (Triggers.Demand demand : ofPattern) {
        for (Triggers.Literal literal : demand.literals()) {
          (literal.beginsWord() ? ofWords : anywhere)
              .computeIfAbsent(literal.text(), key -> new ArrayList<>())
              .add(new Trigger(demands, demands == first, demand.reach(), literal));
        }
        demands++;
      }
      ofPattern.stream()
          .max(Comparator.comparingInt(Triggers.Demand::rarity))
          .ifPresent(demand -> rare.addAll(demand.literals()));
      var expression = new Expression(Pattern.compile(pattern), ofPattern);
      patterns.add(new One(expression, term, demands == first ? -1 : demands - 1));
    }
    sieve.add(bits.ofWords(), true, ofWords.keySet());
    sieve.add(bits.anywhere(), false, anywhere.keySet());
    sieve.add(bits.rareWords(), true, texts(rare, true).keySet());
    sieve.add(bits.rareAnywhere(), false, texts(rare, false).keySet());
    return new Patterns(patterns, bits, new Trie<>(ofWords), new Trie<>(anywhere), rare, demands);
  }

  /**
   * How much work it was.
   *
   * @param steps how many characters were looked at for the patterns' literals
   * @param runs how many patterns were tried
   */
  record Work(long steps, long runs) {}

  /** How many there are. */
  int count() {
    return patterns.size();
  }

  /**
   * Adds each pattern that stands in the text, once.
   *
   * @param uncovered whether only where its first match holds something uncovered
   */
  Work find(Reading reading, boolean uncovered, List<Found> found) {
    int length = Math.min(reading.length(), LONGEST_TEXT);
    var steps = new long[1];
    int[] latest = holdsRare(reading, length, steps) ? latest(reading, length, steps) : NONE;
    if (latest.length == 0 && !always) {
      return new Work(steps[0], 0);
    }
    Folded folded = reading.folded();
    int runs = 0;
    for (One one : patterns) {
      if (one.last() >= 0 && (latest.length == 0 || latest[one.last()] == 0)) {
        continue;
      }
      runs++;
      String text = reading.length() <= length ? folded.text() : folded.text().substring(0, length);
      Optional<Span> place = one.expression().first(text, reading.chars());
      if (place.isPresent()) {
        int begin = place.get().start();
        int end = place.get().end();
        if (!uncovered || folded.uncovered(begin, end)) {
          found.add(new Found(one.term(), folded.original(begin, end), uncovered));
        }
      }
    }
    return new Work(steps[0], runs);
  }

  private boolean holdsRare(Reading reading, int length, long[] steps) {
    var holds = new boolean[1];
    Sieve.Places places = reading.places();
    for (int number = 0; number < places.count() && !holds[0]; number++) {
      int begin = places.at(number);
      if (begin >= length) {
        break;
      }
      if (places.may(number, bits.rareWords())) {
        steps[0] +=
            rareWords.visit(reading.chars(), length, begin, (from, to, value) -> holds[0] = true);
      }
      if (places.may(number, bits.rareAnywhere())) {
        steps[0] +=
            rareAnywhere.visit(
                reading.chars(), length, begin, (from, to, value) -> holds[0] = true);
      }
    }
    return holds[0];
  }

  /**
   * For each demand the last place that fulfils it and has one that fulfils the demand before it
   * near enough, counted from 1, or 0.
   */
  private int[] latest(Reading reading, int length, long[] steps) {
    Folded folded = reading.folded();
    char[] chars = reading.chars();
    var latest = new int[demands];
    Trie.Visitor<List<Trigger>> mark =
        (from, to, triggers) -> {
          for (Trigger trigger : triggers) {
            if (trigger.follows(latest, from + 1) && trigger.stands(folded, to)) {
              latest[trigger.demand()] = from + 1;
            }
          }
        };
    Sieve.Places places = reading.places();
    for (int number = 0; number < places.count(); number++) {
      int begin = places.at(number);
      if (begin >= length) {
        break;
      }
      if (places.may(number, bits.ofWords())) {
        steps[0] += ofWords.visit(chars, length, begin, mark);
      }
      if (places.may(number, bits.anywhere())) {
        steps[0] += anywhere.visit(chars, length, begin, mark);
      }
    }
    return latest;
  }
}
