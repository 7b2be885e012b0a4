package org.roomkeeper.api;

import java.util.List;

/**
 * A message to a whole room. By API in an app group; in a customer group a task for its owner, who
 * confirms it in the client, at most as many times a month as the month has days. The owner is
 * reminded of it within WeCom's limits; it is taken back once it is no longer worth sending ({@link
 * Reaction#bestBefore}) or is withdrawn.
 *
 * @param room the room
 * @param text what to say, 1 to 2,000 characters, its languages one under the other
 * @param mentions whom to mention, where the room's kind allows it
 */
public record Say(RoomId room, String text, List<MemberId> mentions) implements Action {
  /** Refuses an empty or overlong text. */
  public Say {
    Texts.check("a message to a room", text, 2000);
    mentions = List.copyOf(mentions);
  }

  /** A message that mentions nobody. */
  public static Say to(RoomId room, String text) {
    return new Say(room, text, List.of());
  }

  /** The same, mentioning these people. */
  public Say mentioning(List<MemberId> members) {
    return new Say(room, text, members);
  }
}
