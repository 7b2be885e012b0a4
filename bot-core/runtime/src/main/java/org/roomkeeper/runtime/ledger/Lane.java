package org.roomkeeper.runtime.ledger;

import org.roomkeeper.api.CommunityId;

/**
 * A plugin in a community: one cursor, one event at a time, notes of its own. Lanes wait for
 * nobody.
 *
 * @param plugin the plugin's name
 * @param community the community
 */
public record Lane(String plugin, CommunityId community) {
  /** The name under which the core itself owes actions; no plugin may have it. */
  public static final String CORE = "core";

  @Override
  public String toString() {
    return plugin + "@" + community;
  }
}
