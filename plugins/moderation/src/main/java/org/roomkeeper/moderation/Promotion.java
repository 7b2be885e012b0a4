package org.roomkeeper.moderation;

import java.util.Optional;
import org.roomkeeper.moderation.judge.Stage;

/**
 * When a rule has earned more trust, or lost it. Asking costs moderators a look, acting costs a
 * doctor a warning: so half of the hits must be right for the one, nine of ten for the other.
 */
final class Promotion {
  /** Fewer hits say little about what a rule finds. */
  static final int HITS = 20;

  /** The least precision that the decisions must speak for before a rule may ask. */
  static final double TO_ASK = 0.5;

  /** The same before it may act: 35 decisions if all of them agree. */
  static final double TO_ACT = 0.9;

  /** Decisions from which on a rule that is mostly wrong goes back. */
  private static final int ENOUGH_TO_FALL = 10;

  private Promotion() {}

  /** The stage that a rule has earned; empty while it stays where it is. */
  static Optional<Stage> earned(Stage now, Tally tally) {
    boolean mostlyWrong =
        tally.decisions() >= ENOUGH_TO_FALL && tally.overturned() > tally.confirmed();
    return switch (now) {
      case SHADOW -> speaksFor(tally, TO_ASK) ? Optional.of(Stage.ASK) : Optional.empty();
      case ASK -> {
        if (mostlyWrong) {
          yield Optional.of(Stage.SHADOW);
        }
        yield speaksFor(tally, TO_ACT) ? Optional.of(Stage.ACT) : Optional.empty();
      }
      case ACT -> mostlyWrong ? Optional.of(Stage.ASK) : Optional.empty();
    };
  }

  private static boolean speaksFor(Tally tally, double precision) {
    return tally.hits() >= HITS && tally.precision() >= precision;
  }
}
