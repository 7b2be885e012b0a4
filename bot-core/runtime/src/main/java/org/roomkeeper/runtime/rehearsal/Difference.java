package org.roomkeeper.runtime.rehearsal;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.roomkeeper.api.BotEvent;

/**
 * An event that is answered differently.
 *
 * @param event the event, as the plugin sees it
 * @param before under the settings in force, or as it was then
 * @param after under the proposed settings
 */
public record Difference(BotEvent event, Answered before, Answered after) {
  /** What changes. */
  public enum Turn {
    /** Nothing followed; now somebody is asked or the bot acts. */
    NEWLY_FLAGGED,
    /** Somebody was asked or the bot acted; now nothing follows. */
    NO_LONGER_FLAGGED,
    /** The bot did not act by itself; now it does. */
    NEWLY_ACTED,
    /** The bot acted by itself; now it does not. */
    NO_LONGER_ACTED,
    /** A rule that is being tried now finds something, which is only kept. */
    NEWLY_IN_SHADOW,
    /** Another verdict of the same weight, or another step. */
    OTHERWISE;

    /** As lines of JSON say it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Whether the two answers differ in what was decided or asked for. */
  boolean isOne() {
    return !before.sameVerdicts(after)
        || !before.steps().equals(after.steps())
        || before.failed().isPresent() != after.failed().isPresent();
  }

  /** What changes, at least one. */
  public Set<Turn> turns() {
    boolean judged = !before.verdicts().isEmpty() || !after.verdicts().isEmpty();
    Weight was = judged ? before.byVerdict() : before.bySteps();
    Weight is = judged ? after.byVerdict() : after.bySteps();
    var turns = EnumSet.noneOf(Turn.class);
    if (was.compareTo(Weight.ASK) < 0 && is.compareTo(Weight.ASK) >= 0) {
      turns.add(Turn.NEWLY_FLAGGED);
    }
    if (was.compareTo(Weight.ASK) >= 0 && is.compareTo(Weight.ASK) < 0) {
      turns.add(Turn.NO_LONGER_FLAGGED);
    }
    if (was != Weight.ACT && is == Weight.ACT) {
      turns.add(Turn.NEWLY_ACTED);
    }
    if (was == Weight.ACT && is != Weight.ACT) {
      turns.add(Turn.NO_LONGER_ACTED);
    }
    if (after.verdicts().keySet().stream()
        .anyMatch(
            key -> after.weight(key) == Weight.SHADOW && before.weight(key) != Weight.SHADOW)) {
      turns.add(Turn.NEWLY_IN_SHADOW);
    }
    if (turns.isEmpty()) {
      turns.add(Turn.OTHERWISE);
    }
    return turns;
  }
}
