package org.roomkeeper.app.torture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What an audit found wrong, by figure, each in words that name what to look for. */
final class Findings {
  private final Map<Figure, List<String>> wrong = new EnumMap<>(Figure.class);

  Findings() {
    for (Figure figure : Figure.values()) {
      wrong.put(figure, new ArrayList<>());
    }
  }

  void add(Figure figure, String what) {
    of(figure).add(what);
  }

  /** Everything under a figure. */
  List<String> under(Figure figure) {
    return Collections.unmodifiableList(of(figure));
  }

  /** Whether all figures are zero. */
  boolean none() {
    return wrong.values().stream().allMatch(List::isEmpty);
  }

  private List<String> of(Figure figure) {
    return wrong.computeIfAbsent(figure, _ -> new ArrayList<>());
  }
}
