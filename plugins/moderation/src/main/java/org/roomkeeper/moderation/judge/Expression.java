package org.roomkeeper.moderation.judge;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.roomkeeper.api.Span;

/**
 * A pattern, tried first where what must open it stands: to see there that nothing matches costs a
 * few characters, to search the whole text costs each of them dearly. Immutable.
 */
final class Expression {
  /** Places that are tried before the whole rest is searched: so the work stays linear. */
  private static final int TRIES = 8;

  private final Pattern pattern;

  /** What opens it; empty if there is no telling. */
  private final Optional<Trie<Boolean>> openings;

  private final boolean atEdge;

  Expression(Pattern pattern, List<Triggers.Demand> demands) {
    this.pattern = pattern;
    this.atEdge = pattern.pattern().startsWith(Triggers.EDGE);
    this.openings =
        demands.isEmpty() || !demands.getFirst().opens() || looksBack()
            ? Optional.empty()
            : openings(demands.getFirst());
  }

  /** Whether it may ask more of what stands before a match than whether a word's edge is there. */
  private boolean looksBack() {
    String written = pattern.pattern();
    return written.contains("^") || written.contains("\\A") || written.contains("(?");
  }

  private Optional<Trie<Boolean>> openings(Triggers.Demand demand) {
    var words = new TreeMap<String, Boolean>();
    for (Triggers.Literal literal : demand.literals()) {
      if (atEdge && !isWordly(literal.text().charAt(0))) {
        return Optional.empty();
      }
      words.put(literal.text(), true);
    }
    return Optional.of(new Trie<>(words));
  }

  /** The first match that is not empty. */
  Optional<Span> first(String text, char[] chars) {
    if (openings.isEmpty()) {
      return searched(text, 0);
    }
    var opening = new boolean[1];
    int tries = 0;
    for (int begin = 0; begin < text.length(); begin++) {
      if ((atEdge && begin > 0 && isWordly(chars[begin - 1]))
          || !openings.get().mayBegin(chars, text.length(), begin)) {
        continue;
      }
      opening[0] = false;
      openings.get().visit(chars, text.length(), begin, (from, to, value) -> opening[0] = true);
      if (!opening[0]) {
        continue;
      }
      if (tries == TRIES) {
        return searched(text, begin);
      }
      tries++;
      Matcher matcher = pattern.matcher(text.substring(begin));
      if (matcher.lookingAt() && matcher.end() > 0) {
        return Optional.of(new Span(begin, begin + matcher.end()));
      }
    }
    return Optional.empty();
  }

  private Optional<Span> searched(String text, int from) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find(from) && matcher.end() > matcher.start()
        ? Optional.of(new Span(matcher.start(), matcher.end()))
        : Optional.empty();
  }

  /** Whether a character counts as part of a word for the edges that patterns write. */
  private static boolean isWordly(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
}
