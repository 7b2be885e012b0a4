package org.roomkeeper.api;

import java.util.List;
import java.util.Optional;

/**
 * The rooms of the community in hand, as they are now; not what an event saw. Belongs to the call
 * in hand, like {@link Store}.
 */
public interface Rooms {
  /** The community as its founder describes it. */
  Community community();

  /** A room of this community. */
  Optional<RoomView> find(RoomId room);

  /** The open rooms of this community, oldest first. */
  List<RoomView> all();

  /** The open rooms of a family, oldest first. */
  List<RoomView> family(String family);

  /** A door of this community, once the platform has made its code. */
  Optional<Door> door(String name);
}
