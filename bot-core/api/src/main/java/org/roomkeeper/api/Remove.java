package org.roomkeeper.api;

/**
 * Takes somebody out of a room. By API in an app group; in a customer group only its owner can, so
 * it becomes a task for them, settled when an event shows that it is done.
 *
 * @param room the room
 * @param member who
 */
public record Remove(RoomId room, MemberId member) implements Action {
  /** Takes somebody out of a room. */
  public static Remove from(RoomId room, MemberId member) {
    return new Remove(room, member);
  }
}
