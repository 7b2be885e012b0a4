package org.roomkeeper.runtime.plugins;

import java.util.Set;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.Plugin;
import org.roomkeeper.api.Plugin.Sight;
import org.roomkeeper.runtime.ledger.Shown;

/**
 * The powers of a plugin: what it asked for in {@link Plugin}, and what the founder lets it see.
 *
 * @param plugin its name
 * @param acts the kinds of action that it may ask for
 * @param sees what it may see of members beyond ids
 * @param facts the keys of facts that it may see: its own, and those it declared that the founder
 *     lets in
 * @param writes the keys of facts that it, and nobody else, writes
 * @param reads the hosts whose pages it may have read
 */
public record Grants(
    String plugin,
    Set<Class<? extends Action>> acts,
    Set<Sight> sees,
    Set<String> facts,
    Set<String> writes,
    Set<String> reads) {
  /** Copies the sets. */
  public Grants {
    acts = Set.copyOf(acts);
    sees = Set.copyOf(sees);
    facts = Set.copyOf(facts);
    writes = Set.copyOf(writes);
    reads = Set.copyOf(reads);
  }

  /** What it is shown of rooms and people. */
  public Shown shown() {
    return new Shown(facts, sees(Sight.NAMES));
  }

  /** Whether it may see this. */
  public boolean sees(Sight sight) {
    return sees.contains(sight);
  }
}
