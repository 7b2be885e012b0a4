package org.roomkeeper.runtime.ledger;

import java.time.Instant;
import org.roomkeeper.api.Outcome;

/**
 * What became of a try, or of an action that was not even tried.
 *
 * @param action the action's id
 * @param at when
 * @param outcome what became of it; with {@link Outcome.TryLater} it is owed again from that time
 *     on
 */
public record Settlement(long action, Instant at, Outcome outcome) {}
