package org.roomkeeper.moderation;

import java.time.Instant;
import java.util.Optional;
import org.roomkeeper.api.MessageId;

/**
 * A time that somebody broke the rule.
 *
 * @param at when
 * @param message by which message; the last one, where a moderator judged several
 * @param step the step that was taken, as its ref; {@code card} after a moderator's decision
 * @param weight 1, or a half if the message was recalled after the step
 * @param told whether the step has reached somebody
 * @param suspended whether it does not count while an appeal against it is open
 * @param flagged the name of what it rests on, a {@link Flagged}
 */
record Strike(
    Instant at,
    MessageId message,
    String step,
    double weight,
    boolean told,
    boolean suspended,
    Optional<String> flagged) {
  /** A fresh strike for what was flagged. */
  static Strike now(Instant at, MessageId message, String step, boolean told, Flagged flagged) {
    return new Strike(
        at,
        message,
        step,
        1,
        told,
        flagged.stage() == Flagged.Stage.APPEALED,
        Optional.of(flagged.id()));
  }

  boolean restsOn(String flaggedId) {
    return flagged.filter(flaggedId::equals).isPresent();
  }

  Strike reached() {
    return new Strike(at, message, step, weight, true, suspended, flagged);
  }

  Strike half() {
    return new Strike(at, message, step, weight / 2, told, suspended, flagged);
  }

  Strike suspended(boolean now) {
    return new Strike(at, message, step, weight, told, now, flagged);
  }
}
