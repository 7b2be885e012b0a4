package org.roomkeeper.runtime.settings;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;

/** What {@code rooms.yaml} says, as it stands now. Safe for use by many threads. */
public interface Communities {
  /** All communities, in the order of the file; {@code corp} is not among them. */
  List<Community> all();

  /** One community. */
  Optional<Community> find(CommunityId id);

  /**
   * The roles of somebody in a community: {@code founder}, {@code moderator}, {@code host}, {@code
   * opener}, {@code expert}; empty for everybody else.
   */
  default Set<String> roles(CommunityId community, MemberId member) {
    Set<String> roles = new HashSet<>();
    find(community)
        .ifPresent(
            found -> {
              if (found.founders().contains(member)) {
                roles.add("founder");
              }
              if (found.moderators().contains(member)) {
                roles.add("moderator");
              }
              if (found.hosts().contains(member)) {
                roles.add("host");
              }
              if (found.openers().contains(member)) {
                roles.add("opener");
              }
            });
    return roles;
  }

  /** The rooms that the founder listed, over all communities. */
  List<ListedRoom> rooms();

  /**
   * A room that the founder listed.
   *
   * @param community whose
   * @param id the room; empty while only its name is known (a customer group that is to be
   *     recognised by its name)
   * @param name its name in the client
   * @param kind what kind
   * @param family which family it belongs to
   * @param capacity the most people that it takes; empty for the platform's cap of its kind
   * @param webhookKey the key of a webhook robot that a person added to it
   */
  record ListedRoom(
      CommunityId community,
      Optional<RoomId> id,
      String name,
      RoomKind kind,
      String family,
      Optional<Integer> capacity,
      Optional<Secret> webhookKey) {}
}
