package org.roomkeeper.sandbox.simulation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.runtime.settings.Communities;

/** One community, whose rooms are listed as they come into being. */
final class WorldCommunities implements Communities {
  private volatile Community community;
  private final List<ListedRoom> rooms = new CopyOnWriteArrayList<>();

  WorldCommunities(Community community) {
    this.community = community;
  }

  void govern(UnaryOperator<Community> change) {
    community = change.apply(community);
  }

  void list(Town.TownRoom room) {
    rooms.add(
        new ListedRoom(
            community.id(),
            Optional.of(room.id()),
            room.name(),
            room.kind(),
            room.family(),
            room.capacity(),
            Optional.empty()));
  }

  @Override
  public List<Community> all() {
    return List.of(community);
  }

  @Override
  public Optional<Community> find(CommunityId id) {
    return community.id().equals(id) ? Optional.of(community) : Optional.empty();
  }

  @Override
  public List<ListedRoom> rooms() {
    return List.copyOf(rooms);
  }
}
