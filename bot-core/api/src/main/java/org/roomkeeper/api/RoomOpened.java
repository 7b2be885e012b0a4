package org.roomkeeper.api;

import java.util.Optional;

/**
 * There is a room that was not there before: opened by the bot, by a person, or by the platform.
 *
 * @param envelope its place, time and circumstances
 * @param room the room
 * @param ref the name of the {@link OpenRoom} step that led to it; shown only to the plugin that
 *     asked
 */
public record RoomOpened(Envelope envelope, RoomId room, Optional<String> ref)
    implements BotEvent.InRoom {
  @Override
  public RoomOpened in(Envelope other) {
    return new RoomOpened(other, room, ref);
  }
}
