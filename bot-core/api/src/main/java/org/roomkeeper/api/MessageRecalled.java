package org.roomkeeper.api;

/**
 * An author took a message back.
 *
 * @param envelope its place, time and circumstances
 * @param room the room
 * @param member who
 * @param message what they took back
 */
public record MessageRecalled(Envelope envelope, RoomId room, MemberId member, MessageId message)
    implements BotEvent.InRoom {
  @Override
  public MessageRecalled in(Envelope other) {
    return new MessageRecalled(other, room, member, message);
  }
}
