package org.roomkeeper.runtime.ledger;

import java.util.Set;

/**
 * What a plugin is shown of rooms and people beyond ids.
 *
 * @param facts the keys of the facts that it declares and that the founder lets it see
 * @param names whether it sees the names of people
 */
public record Shown(Set<String> facts, boolean names) {
  /** Copies the keys. */
  public Shown {
    facts = Set.copyOf(facts);
  }
}
