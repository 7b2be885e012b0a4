package org.roomkeeper.api;

/**
 * Puts a member of the corp into an app group. Nobody else can be put anywhere.
 *
 * @param room the app group
 * @param member who
 */
public record Admit(RoomId room, MemberId member) implements Action {
  /** Puts a member of the corp into an app group. */
  public static Admit into(RoomId room, MemberId member) {
    return new Admit(room, member);
  }
}
