package org.roomkeeper.runtime.plugins;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.api.Facts;

/**
 * What the founder says of a plugin in {@code roomkeeper.yaml}, section {@code plugins}.
 *
 * @param enabled whether it runs
 * @param from how far back it starts to read when it is new; empty: at the end of the ledger
 * @param stale events older than this, read after a pause, lead to notes and not to actions; empty:
 *     never
 * @param facts the facts of others that it may see, of those it declared; empty: {@link #USUAL}
 */
public record PluginTerms(
    boolean enabled,
    Optional<Duration> from,
    Optional<Duration> stale,
    Optional<Set<String>> facts) {
  /** Facts that a plugin may see where the founder says nothing. */
  public static final Set<String> USUAL =
      Set.of(Facts.LANGUAGE, Facts.FAMILY, Facts.WELCOME_SET, Facts.ROLES, Facts.VETTED);

  /** What goes for a plugin of which the founder says nothing. */
  public static final PluginTerms NONE =
      new PluginTerms(true, Optional.empty(), Optional.empty(), Optional.empty());

  /** Copies the facts. */
  public PluginTerms {
    facts = facts.map(Set::copyOf);
  }
}
