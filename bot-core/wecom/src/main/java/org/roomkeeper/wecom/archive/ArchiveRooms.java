package org.roomkeeper.wecom.archive;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.runtime.intake.Roster;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.wecom.client.WeComIds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says which room an archived message was said in. The archive names customer groups as everybody
 * does, but internal groups by ids of its own, which nothing maps to an app group's {@code chatid}:
 * such a group is recognised by its name, its creator and its people, and only if exactly one fits.
 * Used by one thread.
 */
final class ArchiveRooms {
  private static final int MOST = 10_000;
  private static final Duration ASK_AGAIN = Duration.ofMinutes(10);
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveRooms.class);

  private final Roster roster;
  private final Communities communities;
  private final GroupDirectory directory;
  private final InstantSource clock;
  private final Cache<String, RoomId> recognised = Caffeine.newBuilder().maximumSize(MOST).build();
  private final Cache<String, Instant> strange = Caffeine.newBuilder().maximumSize(MOST).build();

  ArchiveRooms(
      Roster roster, Communities communities, GroupDirectory directory, InstantSource clock) {
    this.roster = roster;
    this.communities = communities;
    this.directory = directory;
    this.clock = clock;
  }

  /** Where an internal group's name, creator and people can be asked for. */
  @FunctionalInterface
  interface GroupDirectory {
    /**
     * Looks a group up.
     *
     * @return empty if there is no such group or nobody may ask
     * @throws IOException if it cannot be asked now
     */
    Optional<Group> find(String roomId) throws IOException;
  }

  /**
   * An internal group as the archive's directory shows it.
   *
   * @param name its name
   * @param creator who made it
   * @param people who is in it
   */
  record Group(String name, String creator, Set<String> people) {}

  /**
   * The room.
   *
   * @param roomId the archive's id
   * @param outsiders whether WeChat users are among those who got the message
   * @throws IOException if that cannot be found out now
   */
  RoomId room(String roomId, boolean outsiders) throws IOException {
    for (var room : List.of(WeComIds.customerGroup(roomId), WeComIds.appGroup(roomId))) {
      if (roster.room(room).isPresent()) {
        return room;
      }
    }
    if (outsiders) {
      return WeComIds.customerGroup(roomId);
    }
    @Nullable RoomId known = recognised.getIfPresent(roomId);
    if (known != null) {
      return known;
    }
    @Nullable Instant asked = strange.getIfPresent(roomId);
    if (asked == null || asked.plus(ASK_AGAIN).isBefore(clock.instant())) {
      var found = directory.find(roomId).flatMap(this::recognise);
      if (found.isPresent()) {
        LOG.info("The archive's group {} is {}", roomId, found.get());
        recognised.put(roomId, found.get());
        return found.get();
      }
      strange.put(roomId, clock.instant());
    }
    return WeComIds.internal(roomId);
  }

  private Optional<RoomId> recognise(Group group) {
    var fitting =
        roster.openRooms().stream()
            .filter(room -> room.kind() == RoomKind.APP_GROUP && fits(room, group))
            .map(RoomView::id)
            .toList();
    if (fitting.size() == 1) {
      return Optional.of(fitting.getFirst());
    }
    var listed =
        communities.rooms().stream()
            .filter(
                room ->
                    (room.kind() == RoomKind.ALL_STAFF || room.kind() == RoomKind.OTHER_INTERNAL)
                        && room.name().equals(group.name()))
            .flatMap(room -> room.id().stream())
            .toList();
    return listed.size() == 1 && fitting.isEmpty()
        ? Optional.of(listed.getFirst())
        : Optional.empty();
  }

  /** By name, and by people of whom most must be the same: some come and go between readings. */
  private boolean fits(RoomView room, Group group) {
    if (!room.name().equals(group.name())) {
      return false;
    }
    var ours = new HashSet<String>();
    roster.peopleIn(room.id()).forEach(member -> ours.add(WeComIds.wire(member)));
    var both = new HashSet<>(ours);
    both.retainAll(group.people());
    return 2 * both.size() > Math.max(ours.size(), group.people().size());
  }
}
