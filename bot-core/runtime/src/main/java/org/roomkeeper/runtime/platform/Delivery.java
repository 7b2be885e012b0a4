package org.roomkeeper.runtime.platform;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Outcome;

/**
 * An action on its way to the platform, with all that the platform needs to word and address it.
 *
 * @param id the action's id in the ledger: unique for ever, the same at each try, so that a
 *     platform that recognises repeats can be given it
 * @param plugin who asked for it
 * @param about the event that it answers
 * @param owedSince when it was written down
 * @param attempt which try this is, from 1
 * @param community whose it is
 * @param action what to do
 * @param recipients who gets a card or an alarm: the moderators of the community for a case, the
 *     owner for a task; empty for what is addressed by itself
 * @param wording how texts are put for their readers
 * @param soFar what the platform last said of it, such as the {@code msgid} of a task that is in a
 *     person's hands; empty at the first try
 */
public record Delivery(
    long id,
    String plugin,
    EventId about,
    Instant owedSince,
    int attempt,
    Community community,
    Action action,
    List<MemberId> recipients,
    Wording wording,
    Optional<Outcome> soFar) {
  /** Copies the recipients. */
  public Delivery {
    recipients = List.copyOf(recipients);
  }

  /** A delivery of which the platform has said nothing yet. */
  public Delivery(
      long id,
      String plugin,
      EventId about,
      Instant owedSince,
      int attempt,
      Community community,
      Action action,
      List<MemberId> recipients,
      Wording wording) {
    this(
        id,
        plugin,
        about,
        owedSince,
        attempt,
        community,
        action,
        recipients,
        wording,
        Optional.empty());
  }
}
