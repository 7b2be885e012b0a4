package org.roomkeeper.runtime.ledger;

import java.util.Optional;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Step;

/**
 * A step that a plugin asked for.
 *
 * @param step the step
 * @param settled what became of it before it was even owed, such as {@link Outcome.Refused} for
 *     what the plugin has not declared or the platform cannot do; the step is written down with it
 *     and never leaves
 */
public record Asked(Step step, Optional<Outcome> settled) {
  /** A step that may be done. */
  public static Asked of(Step step) {
    return new Asked(step, Optional.empty());
  }

  /** A step that will not be done. */
  public static Asked settled(Step step, Outcome outcome) {
    return new Asked(step, Optional.of(outcome));
  }
}
