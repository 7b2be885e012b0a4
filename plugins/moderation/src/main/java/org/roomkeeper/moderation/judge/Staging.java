package org.roomkeeper.moderation.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.roomkeeper.api.Lists;

/** Parts word files into what is in force and what is only being tried. */
final class Staging {
  private Staging() {}

  /** What the judge goes by. */
  static List<Lists.Entry<Words>> inForce(List<Lists.Entry<Words>> files) {
    return files.stream().map(file -> entry(file, inForce(file.content()))).toList();
  }

  /** What is being tried, with everything that excuses. */
  static List<Lists.Entry<Words>> inShadow(List<Lists.Entry<Words>> files) {
    return files.stream().map(file -> entry(file, inShadow(file.content()))).toList();
  }

  /** Whether anything is being tried. */
  static boolean tries(List<Lists.Entry<Words>> files) {
    return files.stream()
        .map(Lists.Entry::content)
        .anyMatch(words -> words.trusted() == Stage.SHADOW || !only(words, true).isEmpty());
  }

  private static Words inForce(Words words) {
    if (words.trusted() == Stage.ACT && only(words, true).isEmpty()) {
      return words;
    }
    return switch (words.trusted()) {
      case SHADOW -> words.accusing(Optional.empty(), Optional.empty(), Map.of(), Map.of());
      case ASK ->
          words.accusing(
              Optional.empty(),
              joined(words.enough(), words.ask()),
              words.hints().orElse(Map.of()),
              capped(only(words, false)));
      case ACT ->
          words.accusing(
              words.enough(), words.ask(), words.hints().orElse(Map.of()), only(words, false));
    };
  }

  private static Words inShadow(Words words) {
    return words.trusted() == Stage.SHADOW
        ? words.accusing(
            words.enough(),
            words.ask(),
            words.hints().orElse(Map.of()),
            capped(words.rules().orElse(Map.of())))
        : words.accusing(Optional.empty(), Optional.empty(), Map.of(), capped(only(words, true)));
  }

  private static Map<String, Words.Rule> only(Words words, boolean shadow) {
    var some = new TreeMap<>(words.rules().orElse(Map.of()));
    some.values().removeIf(rule -> (rule.stage() == Stage.SHADOW) != shadow);
    return some;
  }

  /** Rules that ask, whatever more they might. */
  private static Map<String, Words.Rule> capped(Map<String, Words.Rule> rules) {
    var asking = new TreeMap<String, Words.Rule>();
    rules.forEach(
        (name, rule) -> asking.put(name, new Words.Rule(Stage.ASK, rule.entries(), rule.urgent())));
    return asking;
  }

  private static Optional<List<String>> joined(
      Optional<List<String>> first, Optional<List<String>> second) {
    var all = new ArrayList<>(first.orElse(List.of()));
    all.addAll(second.orElse(List.of()));
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }

  private static Lists.Entry<Words> entry(Lists.Entry<Words> file, Words words) {
    return new Lists.Entry<>(file.file(), words);
  }
}
