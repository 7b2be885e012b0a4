package org.roomkeeper.api;

import java.util.List;

/**
 * Points a door: a code that stays the same while what it leads to changes. The first time the
 * platform makes the code; {@link Rooms#door(String)} then shows it.
 *
 * @param door the door's name in this community: 1 to 32 of {@code a-z 0-9 - /}
 * @param target what it leads to
 */
public record PointDoor(String door, Target target) implements Action {
  /** Refuses a name that could not travel. */
  public PointDoor {
    Ids.check("door", door, 32, "[a-z0-9/-]+");
  }

  /** A door to rooms. */
  public static PointDoor toRooms(String door, ToRooms rooms) {
    return new PointDoor(door, rooms);
  }

  /** A door to hosts: who scans it adds one of them as a contact. */
  public static PointDoor toHosts(String door, List<MemberId> hosts, String state) {
    return new PointDoor(door, new ToHosts(hosts, state));
  }

  /**
   * Takes a door away: its code leads nowhere from then on, and {@link Rooms#door(String)} no
   * longer shows it. A door that is not there is taken for closed.
   */
  public static PointDoor closed(String door) {
    return new PointDoor(door, new Nowhere());
  }

  /** What a door can lead to. */
  public sealed interface Target permits ToRooms, ToHosts, Nowhere {}

  /** Nowhere: there is no such door any more. */
  public record Nowhere() implements Target {}

  /**
   * Customer groups. The platform lets people into the first that has space.
   *
   * @param rooms 1 to 5 customer groups
   * @param autoCreate whether the platform opens another when all are full
   * @param baseName how rooms opened so are named, up to 40 characters
   * @param baseNumber the number behind the name of the first of these, from 1
   * @param state comes back in {@link MemberJoined}, 1 to 30 characters
   */
  public record ToRooms(
      List<RoomId> rooms, boolean autoCreate, String baseName, int baseNumber, String state)
      implements Target {
    /** Refuses what the platform refuses. */
    public ToRooms {
      rooms = List.copyOf(rooms);
      if (rooms.isEmpty() || rooms.size() > 5) {
        throw new IllegalArgumentException("a door leads to 1 to 5 rooms, not " + rooms.size());
      }
      if (baseName.length() > 40) {
        throw new IllegalArgumentException("a base name has at most 40 characters: " + baseName);
      }
      Ids.check("state", state, 30, ".+");
    }
  }

  /**
   * Hosts, who share the load.
   *
   * @param hosts 1 to 100 members of the corp
   * @param state comes back in {@link ContactAdded}, 1 to 30 characters
   */
  public record ToHosts(List<MemberId> hosts, String state) implements Target {
    /** Refuses what the platform refuses. */
    public ToHosts {
      hosts = List.copyOf(hosts);
      if (hosts.isEmpty() || hosts.size() > 100) {
        throw new IllegalArgumentException("a door has 1 to 100 hosts, not " + hosts.size());
      }
      Ids.check("state", state, 30, ".+");
    }
  }
}
