package org.roomkeeper.runtime.ledger;

import java.time.Instant;
import java.util.Optional;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;

/**
 * An action that is owed.
 *
 * @param id unique for ever, from 1
 * @param plugin who asked for it; {@link Lane#CORE} for the core's own
 * @param community whose it is
 * @param about the event that it answers; {@link EventId#UNRECORDED} for some of the core's own
 * @param ref the plugin's name for it
 * @param owedSince when it was written down
 * @param due when it is to be done
 * @param bestBefore when it is no longer worth doing
 * @param repeatable whether doing it twice does no harm
 * @param tries how often it has left so far
 * @param action what to do
 * @param because why
 * @param soFar what came of it, if anything: it waits for a person, or is to be tried again
 */
public record Owed(
    long id,
    String plugin,
    CommunityId community,
    EventId about,
    Optional<String> ref,
    Instant owedSince,
    Instant due,
    Optional<Instant> bestBefore,
    boolean repeatable,
    int tries,
    Action action,
    Optional<Phrase> because,
    Optional<Outcome> soFar) {
  /** What it is done to; an action without a target of its own kind is a target by itself. */
  public Target target() {
    return Target.of(community, action).orElseGet(() -> new Target("action " + id));
  }
}
