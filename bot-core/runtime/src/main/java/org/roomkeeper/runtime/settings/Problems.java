package org.roomkeeper.runtime.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.Phrase;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Gathers what is wrong; for one thread. */
final class Problems {
  /** As many as a person would ever read; what follows a broken file is mostly noise. */
  private static final int MOST = 200;

  private final List<Problem> found = new ArrayList<>();

  void add(Problem problem) {
    if (found.size() < MOST && !found.contains(problem)) {
      found.add(problem);
    }
  }

  void add(Node where, String key, Object... arguments) {
    add(at(where, Phrase.of(key, arguments), Optional.empty()));
  }

  /** Adds the nearest of the valid names, if one is near. */
  void addNear(
      Node where, String wrong, Collection<String> valid, String key, Object... arguments) {
    add(at(where, Phrase.of(key, arguments), Nearest.to(wrong, valid)));
  }

  /** Forgets those that were added since there were this many. */
  void cutTo(int size) {
    found.subList(size, found.size()).clear();
  }

  int size() {
    return found.size();
  }

  List<Problem> all() {
    return found.stream().sorted(Problem.BY_PLACE).toList();
  }

  private static Problem at(Node where, Phrase what, Optional<String> nearest) {
    Mark mark = where.getStartMark().orElseThrow();
    return new Problem(mark.getName(), mark.getLine() + 1, mark.getColumn() + 1, what, nearest);
  }
}
