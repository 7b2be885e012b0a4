package org.roomkeeper.wecom.support;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.wecom.client.WeComIds;

/**
 * One community of doctors, and the rooms that a test lists.
 *
 * @param rooms the listed rooms
 */
public record ListedRooms(List<ListedRoom> rooms) implements Communities {
  /** The community. */
  public static final Community DOCTORS =
      new Community(
          new CommunityId("doctors"),
          Map.of("zh", "医生社区", "en", "Doctors"),
          List.of("zh", "en"),
          List.of(ZoneId.of("Asia/Shanghai")),
          List.of(WeComIds.staff("founder")),
          List.of(WeComIds.staff("moderator")),
          List.of(WeComIds.staff("host")),
          List.of(WeComIds.staff("opener")),
          Optional.of(
              new Community.CorporateRoom(
                  "大群", URI.create("https://work.weixin.qq.com/join/x"), 10_000)),
          URI.create("https://rooms.example.org/join/doctors"));

  @Override
  public List<Community> all() {
    return List.of(DOCTORS);
  }

  @Override
  public Optional<Community> find(CommunityId id) {
    return Optional.of(DOCTORS).filter(community -> community.id().equals(id));
  }
}
