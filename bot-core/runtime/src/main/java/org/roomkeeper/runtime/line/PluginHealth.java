package org.roomkeeper.runtime.line;

/**
 * How a plugin is doing.
 *
 * @param plugin its name
 * @param paused whether it stands still
 * @param answered the events that it answered since the start
 * @param failed the events that it failed on since the start
 * @param behind how many places of the ledger lie before its slowest lane
 */
public record PluginHealth(
    String plugin, boolean paused, long answered, long failed, long behind) {}
