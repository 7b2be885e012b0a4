package org.roomkeeper.moderation;

import java.time.Instant;
import org.roomkeeper.api.MessageId;

/**
 * A time that somebody broke the rule.
 *
 * @param at when
 * @param message by which message; the last one, where a moderator judged several
 * @param step the step that was taken, as its ref; {@code card} after a moderator's decision
 * @param weight 1, or a half if the message was recalled after the step
 * @param told whether the step has reached somebody
 */
record Strike(Instant at, MessageId message, String step, double weight, boolean told) {
  Strike reached() {
    return new Strike(at, message, step, weight, true);
  }

  Strike half() {
    return new Strike(at, message, step, weight / 2, told);
  }
}
