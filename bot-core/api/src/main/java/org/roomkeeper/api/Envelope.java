package org.roomkeeper.api;

import java.time.Instant;
import java.util.Optional;

/**
 * What the core writes on every event: its place, its time, and whom and what it concerned as they
 * were at that moment. A decision that must be explained later uses these, never {@link Rooms} or
 * {@link Members}.
 *
 * @param id its place in the ledger
 * @param community whose event it is
 * @param at when the thing happened, which may go back between sources; a handler's only "now"
 * @param byUs whether the bot itself said or did it
 * @param room the room as it was, this event counted, if it concerns one
 * @param member the person as they were, if it concerns one
 */
public record Envelope(
    EventId id,
    CommunityId community,
    Instant at,
    boolean byUs,
    Optional<RoomView> room,
    Optional<MemberView> member) {
  /** The envelope of an event that is not yet written down. */
  public static Envelope of(CommunityId community, Instant at) {
    return new Envelope(
        EventId.UNRECORDED, community, at, false, Optional.empty(), Optional.empty());
  }

  /** The same, marked as the bot's own doing. */
  public Envelope markedByUs() {
    return new Envelope(id, community, at, true, room, member);
  }
}
