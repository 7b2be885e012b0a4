package org.roomkeeper.runtime.ledger;

import java.time.Instant;

/**
 * A plugin that is paused.
 *
 * @param plugin its name
 * @param since since when
 * @param why what led to it, without members' words
 */
public record Paused(String plugin, Instant since, String why) {}
