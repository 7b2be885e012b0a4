package org.roomkeeper.api;

/**
 * Something about a room is different.
 *
 * @param envelope its place, time and circumstances; {@code room} is as it is after the change
 * @param room the room
 * @param what {@code name}, {@code owner}, {@code notice}, {@code capacity} or the key of a fact
 * @param before what it was; empty if nothing was known
 * @param now what it is; empty if nothing is known any more
 */
public record RoomChanged(Envelope envelope, RoomId room, String what, String before, String now)
    implements BotEvent.InRoom {
  @Override
  public RoomChanged in(Envelope other) {
    return new RoomChanged(other, room, what, before, now);
  }
}
