package org.roomkeeper.runtime.intake;

import java.util.List;
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

  /** The hosts who have this person as a contact, the newest first; for tags and contacts. */
  List<MemberId> hostsOf(MemberId member);
}
