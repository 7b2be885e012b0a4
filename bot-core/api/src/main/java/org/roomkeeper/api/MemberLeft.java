package org.roomkeeper.api;

/**
 * Somebody is no longer in a room.
 *
 * @param envelope its place, time and circumstances; {@code room} no longer counts this person
 * @param room the room
 * @param member who left
 * @param how whether by themselves
 */
public record MemberLeft(Envelope envelope, RoomId room, MemberId member, Departure how)
    implements BotEvent.InRoom {
  /** How a person left. */
  public enum Departure {
    /** By themselves. */
    LEFT,
    /** Removed by the owner, an administrator or the bot. */
    REMOVED,
    /** The platform does not say. */
    UNKNOWN
  }

  /** The person as they were. */
  public MemberView memberThen() {
    return envelope.member().orElseThrow();
  }

  @Override
  public MemberLeft in(Envelope other) {
    return new MemberLeft(other, room, member, how);
  }
}
