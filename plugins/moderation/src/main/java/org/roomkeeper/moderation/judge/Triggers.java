package org.roomkeeper.moderation.judge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a text must contain for a pattern to have a chance: one literal of each set, in their order
 * and not too far from each other. Patterns are far slower than literals, and most messages hold
 * none of theirs. Only the plain shape of a pattern is understood, groups of alternatives and
 * literals one after the other; of any other shape nothing is demanded.
 */
final class Triggers {
  private static final int SHORTEST_RUN = 3;
  private static final int FIRST_UNSPACED = 0x2E80;

  /** The edge of a word, as patterns write it. */
  static final String EDGE = "\\b";

  private final String pattern;
  private final List<Demand> demands = new ArrayList<>();

  /** How many characters there are at most from where the last demand begins to where we are. */
  private int since;

  /**
   * One of these must stand there.
   *
   * @param literals at least one
   * @param opens whether a match begins where one of them does
   * @param reach how many characters it begins at most behind what fulfils the demand before it;
   *     {@link Longest#ANY} if there is no telling, and of the first
   */
  record Demand(Set<Literal> literals, boolean opens, int reach) {
    /** The greater, the fewer texts hold one: a guess by the length of the shortest. */
    int rarity() {
      return literals.stream().mapToInt(Demand::rarity).min().orElse(0);
    }

    private static int rarity(Literal literal) {
      int letters = literal.text().length() * (literal.text().charAt(0) < FIRST_UNSPACED ? 1 : 3);
      return 2 * letters + (literal.beginsWord() ? 1 : 0);
    }
  }

  /**
   * A piece of text that must be there.
   *
   * @param text the piece
   * @param first whether nothing stands before it in its group
   * @param beginsWord whether it counts only where a word can begin
   * @param endsWord whether it counts only where a word can end
   */
  record Literal(String text, boolean first, boolean beginsWord, boolean endsWord) {}

  private static final Literal NO_LITERAL = new Literal("", false, false, false);

  private Triggers(String pattern) {
    this.pattern = pattern;
  }

  /** What is demanded, in order; nothing if nothing can be. */
  static List<Demand> of(String pattern) {
    var triggers = new Triggers(pattern);
    return triggers.collect() ? List.copyOf(triggers.demands) : List.of();
  }

  private boolean collect() {
    var run = new StringBuilder();
    int start = 0;
    for (int i = 0; i < pattern.length(); ) {
      char c = pattern.charAt(i);
      int end = endOfAtom(pattern, i);
      if (c == '|' || end < 0) {
        return false;
      }
      if (isLiteral(c) && !isOptional(end)) {
        start = run.isEmpty() ? i : start;
        run.append(c);
      } else {
        addRun(run, start);
      }
      int length = "?*+{".indexOf(c) >= 0 ? 0 : Longest.atom(pattern, i);
      if (c == '(' && !isOptional(end)) {
        int group = i;
        literals(pattern.substring(i + 1, end - 1), isWordsEdge(i - 1), isWordsEdge(end))
            .ifPresentOrElse(set -> demand(set, group, length), () -> pass(length));
      } else if (run.isEmpty()) {
        pass(length);
      }
      i = c == '{' ? Math.max(end, pattern.indexOf('}', i) + 1) : end;
    }
    addRun(run, start);
    return true;
  }

  /** What stands outside of groups is demanded as it is. */
  private void addRun(StringBuilder run, int start) {
    if (isWorthLookingFor(run)) {
      var literal = new Literal(run.toString(), true, isWordsEdge(start - 1), false);
      demand(Set.of(literal), start, run.length());
    } else {
      pass(run.length());
    }
    run.setLength(0);
  }

  private void demand(Set<Literal> literals, int start, int length) {
    boolean opens =
        demands.isEmpty()
            && (start == 0 || (start == EDGE.length() && pattern.startsWith(EDGE)))
            && literals.stream().allMatch(Literal::first);
    demands.add(
        new Demand(literals, opens, demands.isEmpty() ? Longest.ANY : Longest.plus(since, length)));
    since = length;
  }

  private void pass(int length) {
    since = Longest.plus(since, length);
  }

  /** A single letter, or two with a space, stands nearly everywhere. */
  private static boolean isWorthLookingFor(CharSequence literal) {
    return literal.length() >= SHORTEST_RUN
        || (!literal.isEmpty() && literal.charAt(0) >= FIRST_UNSPACED);
  }

  private static boolean isLiteral(char c) {
    return Character.isLetterOrDigit(c) || c == ' ' || c == '\'';
  }

  /** Whether a space, or a {@code \\b}, stands there, to be found just once. */
  private boolean isWordsEdge(int at) {
    if (at < 0 || at >= pattern.length()) {
      return false;
    }
    if (pattern.charAt(at) == ' ') {
      return !isOptional(at + 1);
    }
    return pattern.startsWith(EDGE, at) || (at > 0 && pattern.startsWith(EDGE, at - 1));
  }

  private boolean isOptional(int end) {
    return end < pattern.length() && "?*{".indexOf(pattern.charAt(end)) >= 0;
  }

  /** Where a group, class, escape or single character ends; -1 if it never does. */
  static int endOfAtom(String text, int start) {
    return switch (text.charAt(start)) {
      case '\\' -> start + 2 <= text.length() ? start + 2 : -1;
      case '[' -> {
        int end = text.indexOf(']', start + 2);
        yield end < 0 ? -1 : end + 1;
      }
      case '(' -> {
        int at = start + 1;
        while (at >= 0 && at < text.length() && text.charAt(at) != ')') {
          at = endOfAtom(text, at);
        }
        yield at < 0 || at >= text.length() ? -1 : at + 1;
      }
      default -> start + 1;
    };
  }

  /**
   * The longest literal of each alternative; empty if an alternative has none worth looking for.
   */
  private static Optional<Set<Literal>> literals(
      String group, boolean afterEdge, boolean beforeEdge) {
    if (group.startsWith("?")) {
      return Optional.empty();
    }
    var found = new LinkedHashSet<Literal>();
    var longest = NO_LITERAL;
    var run = new StringBuilder();
    int start = 0;
    int alternative = 0;
    for (int i = 0; i <= group.length(); ) {
      char c = i == group.length() ? '|' : group.charAt(i);
      int end = i == group.length() ? i + 1 : endOfAtom(group, i);
      if (end < 0) {
        return Optional.empty();
      }
      if (isLiteral(c)) {
        start = run.isEmpty() ? i : start;
        run.append(c);
      } else {
        boolean lastIsOptional = c == '?' || c == '*' || c == '{';
        if (lastIsOptional && !run.isEmpty()) {
          run.setLength(run.length() - 1);
        }
        if (run.length() > longest.text().length()) {
          boolean first = start == alternative;
          longest = new Literal(run.toString(), first, afterEdge && first, beforeEdge && c == '|');
        }
        run.setLength(0);
        if (c == '{') {
          end = group.indexOf('}', i) + 1;
        }
        if (end <= 0) {
          return Optional.empty();
        }
      }
      if (c == '|') {
        String text = longest.text();
        if (text.isBlank() || (text.length() < 2 && text.charAt(0) < FIRST_UNSPACED)) {
          return Optional.empty();
        }
        found.add(longest);
        longest = NO_LITERAL;
        alternative = i + 1;
      }
      i = end;
    }
    return Optional.of(found);
  }
}
