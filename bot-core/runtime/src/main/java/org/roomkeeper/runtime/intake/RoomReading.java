package org.roomkeeper.runtime.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberJoined;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;

/**
 * A room as the platform shows it.
 *
 * @param room the room
 * @param kind what kind
 * @param name its name; may be empty
 * @param owner who owns it
 * @param notice its notice; may be empty
 * @param capacity the most people that it takes
 * @param people who is in it
 */
public record RoomReading(
    RoomId room,
    RoomKind kind,
    String name,
    Optional<MemberId> owner,
    String notice,
    int capacity,
    List<Person> people) {
  /** Copies the people. */
  public RoomReading {
    people = List.copyOf(people);
  }

  /**
   * Somebody in the room.
   *
   * @param member who
   * @param name the name shown; may be empty
   * @param kind member of the corp or WeChat user
   * @param joined when they joined; empty where the platform does not say (app groups)
   * @param entry how they came in
   * @param state what the scanned code carried
   * @param invitedBy who invited them
   */
  public record Person(
      MemberId member,
      String name,
      MemberKind kind,
      Optional<Instant> joined,
      MemberJoined.Entry entry,
      Optional<String> state,
      Optional<MemberId> invitedBy) {}
}
