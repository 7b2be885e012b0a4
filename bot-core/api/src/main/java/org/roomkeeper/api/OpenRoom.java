package org.roomkeeper.api;

import java.util.List;

/**
 * Opens an app group. Customer groups are opened by people, or by the platform behind a door
 * ({@link PointDoor}). The answer is {@link RoomOpened} with the step's ref.
 *
 * @param name its name, 1 to 50 characters
 * @param owner a member of the corp, one of {@code members}
 * @param members who is in it at first, 2 to 2,000 members of the corp
 * @param family the family that it joins
 */
public record OpenRoom(String name, MemberId owner, List<MemberId> members, String family)
    implements Action {
  /** Refuses what the platform refuses. */
  public OpenRoom {
    Texts.check("a room's name", name, 50);
    members = List.copyOf(members);
    if (members.size() < 2 || members.size() > 2000 || !members.contains(owner)) {
      throw new IllegalArgumentException(
          "an app group has 2 to 2,000 members, its owner among them");
    }
  }

  /** Opens an app group. */
  public static OpenRoom appGroup(
      String name, MemberId owner, List<MemberId> members, String family) {
    return new OpenRoom(name, owner, members, family);
  }
}
