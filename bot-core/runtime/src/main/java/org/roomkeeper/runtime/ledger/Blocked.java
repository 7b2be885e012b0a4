package org.roomkeeper.runtime.ledger;

import java.util.Set;

/**
 * What cannot go now, so that nothing behind it is hidden by it.
 *
 * @param targets to which nothing may go
 * @param kinds kinds of action, by their simple names, of which none may go
 * @param allButUrgent whether only what has a best-before may go
 */
public record Blocked(Set<Target> targets, Set<String> kinds, boolean allButUrgent) {
  /** Everything may go. */
  public static final Blocked NOTHING = new Blocked(Set.of(), Set.of(), false);

  /** Copies the sets. */
  public Blocked {
    targets = Set.copyOf(targets);
    kinds = Set.copyOf(kinds);
  }
}
