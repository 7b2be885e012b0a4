package org.roomkeeper.api;

import java.util.List;
import java.util.Optional;

/**
 * The people of the community in hand, as they are now; not what an event saw. Belongs to the call
 * in hand, like {@link Store}.
 */
public interface Members {
  /** A person, if anything is known of them. */
  Optional<MemberView> find(MemberId member);

  /** Who is in a room, in the order of joining; empty if the room is not of this community. */
  List<MemberId> in(RoomId room);

  /** Whether somebody is in a room. */
  boolean isIn(RoomId room, MemberId member);
}
