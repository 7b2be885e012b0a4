package org.roomkeeper.moderation.judge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a text must contain for a pattern to have a chance: one literal of each set. Patterns are
 * far slower than literals, and most messages hold none of theirs. Only the plain shape of a
 * pattern is understood, groups of alternatives and literals one after the other; of any other
 * shape nothing is demanded.
 */
final class Triggers {
  private static final int SHORTEST_RUN = 3;
  private static final int FIRST_UNSPACED = 0x2E80;

  private final String pattern;
  private final List<Set<Literal>> sets = new ArrayList<>();

  /**
   * A piece of text that must be there.
   *
   * @param text the piece
   * @param beginsWord whether it counts only where a word can begin
   * @param endsWord whether it counts only where a word can end
   */
  record Literal(String text, boolean beginsWord, boolean endsWord) {}

  private Triggers(String pattern) {
    this.pattern = pattern;
  }

  /** The sets, each with at least one literal; none if nothing can be demanded. */
  static List<Set<Literal>> of(String pattern) {
    var triggers = new Triggers(pattern);
    return triggers.collect() ? List.copyOf(triggers.sets) : List.of();
  }

  private boolean collect() {
    var run = new StringBuilder();
    for (int i = 0; i < pattern.length(); ) {
      char c = pattern.charAt(i);
      int end = endOfAtom(pattern, i);
      if (c == '|' || end < 0) {
        return false;
      }
      if (isLiteral(c) && !isOptional(end)) {
        run.append(c);
      } else {
        addRun(run);
      }
      if (c == '(' && !isOptional(end)) {
        literals(pattern.substring(i + 1, end - 1), isWordsEdge(i - 1), isWordsEdge(end))
            .ifPresent(sets::add);
      }
      i = c == '{' ? Math.max(end, pattern.indexOf('}', i) + 1) : end;
    }
    addRun(run);
    return true;
  }

  /** What stands outside of groups is demanded as it is. */
  private void addRun(StringBuilder run) {
    if (isWorthLookingFor(run)) {
      sets.add(Set.of(new Literal(run.toString(), false, false)));
    }
    run.setLength(0);
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
    return pattern.startsWith("\\b", at) || (at > 0 && pattern.startsWith("\\b", at - 1));
  }

  private boolean isOptional(int end) {
    return end < pattern.length() && "?*{".indexOf(pattern.charAt(end)) >= 0;
  }

  /** Where a group, class, escape or single character ends; -1 if it never does. */
  private static int endOfAtom(String text, int start) {
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
    var longest = new Literal("", false, false);
    var run = new StringBuilder();
    int alternative = 0;
    for (int i = 0; i <= group.length(); ) {
      char c = i == group.length() ? '|' : group.charAt(i);
      int end = i == group.length() ? i + 1 : endOfAtom(group, i);
      if (end < 0) {
        return Optional.empty();
      }
      if (isLiteral(c)) {
        run.append(c);
      } else {
        boolean lastIsOptional = c == '?' || c == '*' || c == '{';
        if (lastIsOptional && !run.isEmpty()) {
          run.setLength(run.length() - 1);
        }
        if (run.length() > longest.text().length()) {
          boolean first = i - run.length() == alternative;
          longest = new Literal(run.toString(), afterEdge && first, beforeEdge && c == '|');
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
        longest = new Literal("", false, false);
        alternative = i + 1;
      }
      i = end;
    }
    return Optional.of(found);
  }
}
