package org.roomkeeper.runtime.rehearsal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.Finding;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.Reaction;

/**
 * What a plugin made of an event.
 *
 * @param verdicts the findings that are verdicts: {@link Weight}, how sure and by which rules, by
 *     the finding's key
 * @param steps the kinds of action that it asked for, in the order of their names
 * @param failed why it failed, if it did
 */
public record Answered(Map<String, String> verdicts, List<String> steps, Optional<String> failed) {
  static final Answered NOTHING = new Answered(Map.of(), List.of(), Optional.empty());
  private static final Set<String> ASKING =
      Set.of(AskModerators.class.getSimpleName(), AskOwner.class.getSimpleName());
  private static final String NOTING = NoteFact.class.getSimpleName();

  /** Copies the lists. */
  public Answered {
    verdicts = Map.copyOf(verdicts);
    steps = List.copyOf(steps);
  }

  static Answered of(Reaction reaction) {
    var steps = new TreeSet<String>();
    reaction.steps().forEach(step -> steps.add(step.action().getClass().getSimpleName()));
    return new Answered(verdicts(reaction.findings()), List.copyOf(steps), Optional.empty());
  }

  static Answered failure(Exception why) {
    return new Answered(Map.of(), List.of(), Optional.of(why.toString()));
  }

  /** What was found then, as the ledger remembers it; what was done is taken as the same. */
  static Answered then(List<Finding> findings, Answered now) {
    return new Answered(verdicts(findings), now.steps, now.failed);
  }

  private static Map<String, String> verdicts(List<Finding> findings) {
    var verdicts = new LinkedHashMap<String, String>();
    for (Finding finding : findings) {
      if (Weight.of(finding.detail()).isPresent()) {
        verdicts.put(finding.key(), finding.detail());
      }
    }
    return verdicts;
  }

  /** The weight of one of its verdicts. */
  public Weight weight(String key) {
    return Optional.ofNullable(verdicts.get(key)).flatMap(Weight::of).orElse(Weight.NONE);
  }

  /** The heaviest verdict. */
  Weight byVerdict() {
    return verdicts.keySet().stream().map(this::weight).max(Weight::compareTo).orElse(Weight.NONE);
  }

  /** What it asks for, where there are no verdicts to go by. */
  Weight bySteps() {
    return steps.stream()
        .filter(step -> !step.equals(NOTING))
        .map(step -> ASKING.contains(step) ? Weight.ASK : Weight.ACT)
        .max(Weight::compareTo)
        .orElse(Weight.NONE);
  }

  boolean sameVerdicts(Answered other) {
    var keys = new TreeSet<>(verdicts.keySet());
    keys.addAll(other.verdicts.keySet());
    return keys.stream().allMatch(key -> weight(key) == other.weight(key));
  }
}
