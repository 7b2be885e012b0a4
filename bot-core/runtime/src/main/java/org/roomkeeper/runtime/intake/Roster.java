package org.roomkeeper.runtime.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomView;

/** What the core knows of rooms and people, over all communities. Safe for use by many threads. */
public interface Roster {
  /** A room that is known. */
  Optional<RoomView> room(RoomId room);

  /** Which community a room belongs to. */
  Optional<CommunityId> communityOf(RoomId room);

  /** All rooms that are open. */
  List<RoomView> openRooms();

  /** Who is in a room. */
  Set<MemberId> peopleIn(RoomId room);

  /**
   * Who is in the corp, as far as callbacks and looks at the directory have told.
   *
   * @see Incoming.DirectoryRead
   */
  Set<MemberId> directory();

  /** The hosts who have this person as a contact, the newest first; for tags and contacts. */
  List<MemberId> hostsOf(MemberId member);

  /** The name shown of a person, if anybody ever told it. */
  Optional<String> nameOf(MemberId member);

  /**
   * What the platform said when it made or last changed the code of a door: the details of the
   * latest {@code PointDoor} of this name that was done, such as {@code code} and {@code configId}.
   *
   * @return empty while there is no such door
   */
  Map<String, String> doorDetails(CommunityId community, String door);
}
