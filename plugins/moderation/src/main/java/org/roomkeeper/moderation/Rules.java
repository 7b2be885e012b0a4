package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.api.Lists;
import org.roomkeeper.moderation.judge.Stage;
import org.roomkeeper.moderation.judge.Words;
import org.roomkeeper.moderation.model.MeaningJudge;

/** The rules that there are, how far each is trusted, and how each has done. */
final class Rules {
  private final Lists<Words> words;
  private final RuleBook book;

  /** What the word files say of a rule. */
  private record Known(Stage stage, boolean named, boolean urgent) {}

  /**
   * A rule.
   *
   * @param name its file and list
   * @param stage how far it is trusted; empty for one that the files no longer have
   * @param named whether it is a rule of its own, with a stage of its own
   * @param tally how it has done; empty while it has found nothing
   */
  record Standing(String name, Optional<Stage> stage, boolean named, Optional<Tally> tally) {
    /** The stage that it has earned, if that is another; a whole list earns nothing. */
    Optional<Stage> earned() {
      return named && stage.isPresent() && tally.isPresent()
          ? Promotion.earned(stage.get(), tally.get())
          : Optional.empty();
    }

    private int trust() {
      List<Stage> stages = List.of(Stage.values());
      return stage.map(stages::indexOf).orElse(stages.size());
    }

    /** The file, below {@code config/words/}. */
    String file() {
      int space = name.indexOf(' ');
      return space < 0 ? name : name.substring(0, space);
    }

    /** The list or rule in it. */
    String list() {
      return name.substring(name.indexOf(' ') + 1);
    }
  }

  @Inject
  Rules(Lists<Words> words, RuleBook book) {
    this.words = words;
    this.book = book;
  }

  private static Map<String, Known> known(List<Lists.Entry<Words>> files) {
    var rules = new HashMap<String, Known>();
    for (Lists.Entry<Words> file : files) {
      Words content = file.content();
      Stage most = content.trusted();
      content.strong().ifPresent(list -> add(rules, file, "strong", Stage.ACT, most));
      content.ask().ifPresent(list -> add(rules, file, "ask", Stage.ASK, most));
      content
          .hints()
          .ifPresent(kinds -> kinds.keySet().forEach(k -> add(rules, file, k, Stage.ASK, most)));
      content
          .rules()
          .orElse(Map.of())
          .forEach(
              (name, rule) ->
                  rules.put(
                      file.file() + " " + name,
                      new Known(least(rule.stage(), most), true, rule.urgent().orElse(false))));
    }
    rules.put(MeaningJudge.RULE, new Known(Stage.ASK, false, false));
    return rules;
  }

  private static void add(
      Map<String, Known> rules, Lists.Entry<Words> file, String list, Stage stage, Stage most) {
    rules.put(file.file() + " " + list, new Known(least(stage, most), false, false));
  }

  private static Stage least(Stage one, Stage other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Whether any of these rules is urgent. */
  boolean urgent(List<String> rules) {
    Map<String, Known> known = known(words.get());
    return rules.stream()
        .anyMatch(name -> Optional.ofNullable(known.get(name)).filter(Known::urgent).isPresent());
  }

  /**
   * Every rule of its own, and whatever else has found something: those in shadow first, then by
   * hits. To be called where notes can be read.
   */
  List<Standing> all() {
    Map<String, Known> known = known(words.get());
    var tallies = book.tallies();
    Set<String> names = new HashSet<>(tallies.keySet());
    known.forEach(
        (name, rule) -> {
          if (rule.named()) {
            names.add(name);
          }
        });
    return names.stream()
        .map(
            name -> {
              var rule = Optional.ofNullable(known.get(name));
              return new Standing(
                  name,
                  rule.map(Known::stage),
                  rule.map(Known::named).orElse(false),
                  Optional.ofNullable(tallies.get(name)));
            })
        .sorted(
            Comparator.comparingInt(Standing::trust)
                .thenComparingInt(one -> -one.tally().map(Tally::hits).orElse(0))
                .thenComparing(Standing::name))
        .toList();
  }
}
