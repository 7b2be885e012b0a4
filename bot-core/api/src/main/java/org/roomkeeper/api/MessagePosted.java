package org.roomkeeper.api;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Somebody said something in a room.
 *
 * @param envelope its place, time and circumstances
 * @param room the room
 * @param member who said it
 * @param message the platform's id of it
 * @param parts what it consists of, in order, at least one
 */
public record MessagePosted(
    Envelope envelope, RoomId room, MemberId member, MessageId message, List<Part> parts)
    implements BotEvent.InRoom {
  /** Copies the parts. */
  public MessagePosted {
    parts = List.copyOf(parts);
  }

  /** The person as they were. */
  public MemberView memberThen() {
    return envelope.member().orElseThrow();
  }

  /** The sender's own words, a line for each text part; empty if there are none. */
  public String text() {
    return parts.stream()
        .filter(Part.Text.class::isInstance)
        .map(part -> ((Part.Text) part).text())
        .collect(Collectors.joining("\n"));
  }

  @Override
  public MessagePosted in(Envelope other) {
    return new MessagePosted(other, room, member, message, parts);
  }
}
