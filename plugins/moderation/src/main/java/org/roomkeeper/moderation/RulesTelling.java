package org.roomkeeper.moderation;

import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.Bundle;
import org.roomkeeper.moderation.judge.Stage;

/** Puts how rules have done into words. */
final class RulesTelling {
  private final Bundle.InLanguage texts;

  RulesTelling(Bundle.InLanguage texts) {
    this.texts = texts;
  }

  List<String> heads() {
    return List.of(
        texts.say("rules.rule"),
        texts.say("rules.stage"),
        texts.say("rules.hits"),
        texts.say("rules.confirmed"),
        texts.say("rules.overturned"),
        texts.say("rules.precision"));
  }

  List<String> row(Rules.Standing one) {
    return List.of(
        one.name(),
        one.stage().map(this::name).orElseGet(() -> texts.say("rules.gone")),
        one.tally().map(tally -> Integer.toString(tally.hits())).orElse("0"),
        one.tally().map(tally -> Integer.toString(tally.confirmed())).orElse("0"),
        one.tally().map(tally -> Integer.toString(tally.overturned())).orElse("0"),
        one.tally()
            .filter(tally -> tally.decisions() > 0)
            .map(tally -> (int) Math.floor(100 * tally.precision()) + " %")
            .orElse("–"));
  }

  /** What to change in which file, if a rule has earned it. */
  Optional<String> earned(Rules.Standing one) {
    return one.earned()
        .map(
            stage ->
                texts.say(
                    one.stage().filter(now -> now.compareTo(stage) < 0).isPresent()
                        ? "rules.rises"
                        : "rules.falls",
                    one.name(),
                    name(stage),
                    one.file(),
                    one.list(),
                    stage.key()));
  }

  private String name(Stage stage) {
    return texts.say("rules.stage." + stage.key());
  }
}
