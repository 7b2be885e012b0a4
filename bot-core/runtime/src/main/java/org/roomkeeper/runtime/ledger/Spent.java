package org.roomkeeper.runtime.ledger;

import java.time.Instant;

/**
 * What a budget has given out in the window that it is in.
 *
 * @param budget its name
 * @param until when the window ends
 * @param amount how much, from 1
 */
public record Spent(String budget, Instant until, long amount) {}
