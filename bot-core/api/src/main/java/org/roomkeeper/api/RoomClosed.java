package org.roomkeeper.api;

/**
 * A room was dismissed.
 *
 * @param envelope its place, time and circumstances
 * @param room the room
 */
public record RoomClosed(Envelope envelope, RoomId room) implements BotEvent.InRoom {
  @Override
  public RoomClosed in(Envelope other) {
    return new RoomClosed(other, room);
  }
}
