package org.roomkeeper.runtime.ledger;

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

/** Two communities: doctors, who list two rooms and have a corporate room, and nurses. */
final class TestCommunities implements Communities {
  static final CommunityId DOCTORS = new CommunityId("doctors");
  static final CommunityId NURSES = new CommunityId("nurses");
  static final MemberId FOUNDER = new MemberId("staff:founder");
  static final MemberId MODERATOR = new MemberId("staff:moderator");
  static final MemberId HOST = new MemberId("staff:host");
  static final MemberId SHARED_HOST = new MemberId("staff:shared");
  static final MemberId OPENER = new MemberId("staff:opener");
  static final RoomId LISTED = new RoomId("customer:wr1");

  private final List<Community> all =
      List.of(
          community(
              DOCTORS,
              List.of(HOST, SHARED_HOST),
              List.of(OPENER),
              Optional.of(
                  new Community.CorporateRoom(
                      "All doctors", URI.create("https://work.example/i"), 10_000))),
          community(NURSES, List.of(SHARED_HOST), List.of(), Optional.empty()));

  @Override
  public List<Community> all() {
    return all;
  }

  @Override
  public Optional<Community> find(CommunityId id) {
    return all.stream().filter(community -> community.id().equals(id)).findFirst();
  }

  @Override
  public List<ListedRoom> rooms() {
    return List.of(
        new ListedRoom(
            DOCTORS,
            Optional.of(LISTED),
            "Main room",
            RoomKind.CUSTOMER_GROUP,
            "main",
            Optional.of(500),
            Optional.empty()),
        new ListedRoom(
            NURSES,
            Optional.empty(),
            "Night shift",
            RoomKind.CUSTOMER_GROUP,
            "nights",
            Optional.empty(),
            Optional.empty()));
  }

  private static Community community(
      CommunityId id,
      List<MemberId> hosts,
      List<MemberId> openers,
      Optional<Community.CorporateRoom> corporateRoom) {
    return new Community(
        id,
        Map.of("en", id.value()),
        List.of("zh", "en"),
        List.of(ZoneId.of("Asia/Shanghai")),
        List.of(FOUNDER),
        List.of(MODERATOR),
        hosts,
        openers,
        corporateRoom,
        URI.create("https://rooms.example/join/" + id));
  }
}
