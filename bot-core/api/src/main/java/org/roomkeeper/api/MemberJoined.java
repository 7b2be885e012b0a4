package org.roomkeeper.api;

import java.util.Optional;

/**
 * Somebody entered a room.
 *
 * @param envelope its place, time and circumstances; {@code room} counts this person
 * @param room the room
 * @param member who entered
 * @param entry how
 * @param state the {@code state} of the code that was scanned, 1 to 30 characters
 * @param invitedBy who invited them, if known
 */
public record MemberJoined(
    Envelope envelope,
    RoomId room,
    MemberId member,
    Entry entry,
    Optional<String> state,
    Optional<MemberId> invitedBy)
    implements BotEvent.InRoom {
  /** How a person came in. */
  public enum Entry {
    /** Invited by somebody inside. */
    INVITED,
    /** Through an invitation link. */
    LINK,
    /** By scanning a code. */
    CODE,
    /** Put there by the directory or by the bot. */
    ADMITTED,
    /** The platform does not say. */
    UNKNOWN
  }

  /** The person as they were. */
  public MemberView memberThen() {
    return envelope.member().orElseThrow();
  }

  @Override
  public MemberJoined in(Envelope other) {
    return new MemberJoined(other, room, member, entry, state, invitedBy);
  }
}
