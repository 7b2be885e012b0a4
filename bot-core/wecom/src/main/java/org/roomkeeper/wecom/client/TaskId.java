package org.roomkeeper.wecom.client;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.roomkeeper.runtime.platform.Delivery;

/**
 * By what WeCom knows a card, and which action its buttons answer. WeCom takes each id once, for
 * ever; a ledger that was restored or begun anew gives its numbers again, so the moment belongs to
 * the id.
 *
 * @param action the action's id in the ledger
 * @param owedSince when the action was written down, in whole milliseconds
 */
public record TaskId(long action, Instant owedSince) {
  private static final Pattern WIRE = Pattern.compile("rk-([0-9]{1,18})-([0-9a-z]{1,11})");
  private static final int RADIX = 36;

  /** The card of an action, the same at each try. */
  public static TaskId of(Delivery delivery) {
    return new TaskId(delivery.id(), Instant.ofEpochMilli(delivery.owedSince().toEpochMilli()));
  }

  /** As {@link #wire} wrote it; empty for what is on other apps' cards. */
  public static Optional<TaskId> parse(String task) {
    var wire = WIRE.matcher(task);
    return wire.matches()
        ? Optional.of(
            new TaskId(
                Long.parseLong(wire.group(1)),
                Instant.ofEpochMilli(Long.parseLong(wire.group(2), RADIX))))
        : Optional.empty();
  }

  /** At most 34 letters, digits and hyphens, of the 128 that WeCom takes. */
  public String wire() {
    return "rk-" + action + "-" + Long.toString(owedSince.toEpochMilli(), RADIX);
  }
}
