package org.roomkeeper.wecom.watch;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import me.chanjar.weixin.common.error.WxErrorException;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.Roster;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.wecom.client.WeComIds;

/** Which rooms there are to look at, from what is known, listed and found. */
final class RoomList {
  private final RoomReader reader;
  private final Roster roster;
  private final Communities communities;

  RoomList(RoomReader reader, Roster roster, Communities communities) {
    this.reader = reader;
    this.roster = roster;
    this.communities = communities;
  }

  /** The app groups that are known or listed. */
  Set<RoomId> appGroups() {
    return known(RoomKind.APP_GROUP);
  }

  /** The app groups in which somebody is, as far as known. */
  List<RoomId> appGroupsOf(MemberId member) {
    return roster.openRooms().stream()
        .filter(room -> room.kind() == RoomKind.APP_GROUP)
        .map(RoomView::id)
        .filter(room -> roster.peopleIn(room).contains(member))
        .toList();
  }

  /**
   * The customer groups that are known, listed, or owned by anybody who may own one.
   *
   * @throws WxErrorException if WeCom does not say now
   */
  Set<RoomId> customerGroups() throws WxErrorException {
    var rooms = known(RoomKind.CUSTOMER_GROUP);
    rooms.addAll(reader.customerGroupsOf(owners()));
    return rooms;
  }

  /** Rooms that no interface shows and that are not known yet: the settings are all there is. */
  List<Incoming> unseen(Instant now) {
    return communities.rooms().stream()
        .filter(
            listed ->
                listed.kind() == RoomKind.ALL_STAFF || listed.kind() == RoomKind.OTHER_INTERNAL)
        .filter(listed -> listed.id().filter(room -> roster.room(room).isEmpty()).isPresent())
        .<Incoming>map(
            listed -> {
              var room = listed.id().orElseThrow();
              return new Incoming.RoomRead(
                  now, room, Optional.of(reader.unseen(room, listed)), List.of());
            })
        .toList();
  }

  private Set<RoomId> known(RoomKind kind) {
    var rooms = new LinkedHashSet<RoomId>();
    roster.openRooms().stream()
        .filter(room -> room.kind() == kind)
        .map(RoomView::id)
        .forEach(rooms::add);
    communities.rooms().stream()
        .filter(room -> room.kind() == kind)
        .flatMap(room -> room.id().stream())
        .forEach(rooms::add);
    return rooms;
  }

  /** Whoever may own a customer group of a community. */
  private List<MemberId> owners() {
    var owners = new LinkedHashSet<MemberId>();
    for (var community : communities.all()) {
      owners.addAll(community.openers());
      owners.addAll(community.hosts());
      owners.addAll(community.moderators());
      owners.addAll(community.founders());
    }
    roster.openRooms().stream()
        .filter(room -> room.kind() == RoomKind.CUSTOMER_GROUP)
        .flatMap(room -> room.owner().stream())
        .forEach(owners::add);
    owners.removeIf(owner -> !WeComIds.isStaff(owner));
    return List.copyOf(owners);
  }
}
