package org.roomkeeper.runtime.line;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.runtime.settings.Communities;

/** Two communities, each with an app group, a customer group and an all-staff group. */
final class TestCommunities implements Communities {
  static final CommunityId DOCTORS = new CommunityId("doctors");
  static final CommunityId NURSES = new CommunityId("nurses");
  static final MemberId FOUNDER = new MemberId("staff:founder");
  static final MemberId MODERATOR = new MemberId("staff:moderator");
  static final MemberId OWNER = new MemberId("staff:owner");

  @Override
  public List<Community> all() {
    return List.of(community(DOCTORS), community(NURSES));
  }

  @Override
  public Optional<Community> find(CommunityId id) {
    return all().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public List<ListedRoom> rooms() {
    return List.of(
        room(DOCTORS, "app:experts", RoomKind.APP_GROUP),
        room(DOCTORS, "customer:main", RoomKind.CUSTOMER_GROUP),
        room(DOCTORS, "all-staff:all", RoomKind.ALL_STAFF),
        room(NURSES, "app:nurses", RoomKind.APP_GROUP));
  }

  private static Community community(CommunityId id) {
    return new Community(
        id,
        Map.of("en", id.value()),
        List.of("en", "zh"),
        List.of(ZoneId.of("Asia/Shanghai")),
        List.of(FOUNDER),
        List.of(MODERATOR),
        List.of(OWNER),
        List.of(OWNER),
        Optional.empty(),
        URI.create("https://rooms.example.org/join/" + id));
  }

  private static ListedRoom room(CommunityId community, String id, RoomKind kind) {
    return new ListedRoom(
        community,
        Optional.of(new RoomId(id)),
        id,
        kind,
        "main",
        Optional.empty(),
        Optional.empty());
  }
}
