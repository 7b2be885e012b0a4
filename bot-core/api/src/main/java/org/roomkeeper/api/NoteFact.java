package org.roomkeeper.api;

/**
 * Notes a fact about a person (in this community) or a room. Kept in the same commit as the answer,
 * and then told to all as {@link MemberChanged} or {@link RoomChanged}.
 *
 * @param subject whom or what
 * @param key one of {@link Facts}, or {@code <plugin>/<key>}; must be declared under {@link
 *     Plugin#writes()}
 * @param value up to 1,000 characters; empty forgets the fact
 */
public record NoteFact(Subject subject, String key, String value) implements Action {
  /** Refuses an overlong value or a key that could not be one. */
  public NoteFact {
    Ids.check("fact", key, 64, "[a-z0-9-]+(/[a-z0-9-]+)?");
    if (value.length() > 1000) {
      throw new IllegalArgumentException("a fact has at most 1,000 characters");
    }
  }

  /** A fact about a person. */
  public static NoteFact of(MemberId member, String key, String value) {
    return new NoteFact(new OfMember(member), key, value);
  }

  /** A fact about a room. */
  public static NoteFact of(RoomId room, String key, String value) {
    return new NoteFact(new OfRoom(room), key, value);
  }

  /** Whom or what a fact is about. */
  public sealed interface Subject permits OfMember, OfRoom {}

  /**
   * A person.
   *
   * @param member who
   */
  public record OfMember(MemberId member) implements Subject {}

  /**
   * A room.
   *
   * @param room which
   */
  public record OfRoom(RoomId room) implements Subject {}
}
