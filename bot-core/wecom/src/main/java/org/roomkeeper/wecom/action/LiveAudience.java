package org.roomkeeper.wecom.action;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import me.chanjar.weixin.cp.bean.living.WxCpWatchStat;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.LiveChanged.Status;
import org.roomkeeper.api.LiveStand;

/**
 * Who watched one stream or several that carry the same, each person once; forgotten as soon as
 * they are counted. Of somebody who watched two, the longer time counts: who has both open at once
 * has not watched for twice as long. For one thread.
 */
final class LiveAudience {
  /** What several streams are together: the first of these that one of them is. */
  private static final List<Status> TOGETHER =
      List.of(Status.LIVE, Status.ENDED, Status.BOOKED, Status.EXPIRED, Status.CANCELLED);

  private final Map<String, Watched> members = new HashMap<>();
  private final Map<String, Watched> guests = new HashMap<>();
  private Status status = Status.CANCELLED;

  /** One of the streams stands so. */
  void stands(Status of) {
    status = TOGETHER.indexOf(of) < TOGETHER.indexOf(status) ? of : status;
  }

  /** These watched one of the streams; the same person may come again. */
  void add(WxCpWatchStat.@Nullable StatInfo page) {
    if (page == null) {
      return;
    }
    for (var user : Optional.ofNullable(page.getUsers()).orElse(List.of())) {
      add(
          members,
          user.getUserid(),
          Watched.of(user.getWatchTime(), user.getIsComment(), user.getIsMic()));
    }
    for (var guest : Optional.ofNullable(page.getExternalUsers()).orElse(List.of())) {
      add(
          guests,
          guest.getExternalUserid(),
          Watched.of(guest.getWatchTime(), guest.getIsComment(), guest.getIsMic()));
    }
  }

  /** How the streams stand together. */
  LiveStand stand() {
    List<Watched> all = Stream.concat(members.values().stream(), guests.values().stream()).toList();
    List<Long> seconds = all.stream().map(Watched::seconds).sorted().toList();
    return new LiveStand(
        status,
        members.size(),
        guests.size(),
        Duration.ofSeconds(seconds.isEmpty() ? 0 : seconds.get(seconds.size() / 2)),
        (int) all.stream().filter(Watched::commented).count(),
        (int) all.stream().filter(Watched::spoke).count());
  }

  /** Somebody whom WeCom does not name is somebody else each time. */
  private static void add(Map<String, Watched> people, @Nullable String id, Watched watched) {
    String name = id == null || id.isEmpty() ? "unnamed " + people.size() : id;
    people.merge(name, watched, Watched::and);
  }

  private record Watched(long seconds, boolean commented, boolean spoke) {
    static Watched of(@Nullable Long time, @Nullable Integer comment, @Nullable Integer mic) {
      return new Watched(time == null ? 0 : time, isSet(comment), isSet(mic));
    }

    private static boolean isSet(@Nullable Integer flag) {
      return flag != null && flag == 1;
    }

    Watched and(Watched more) {
      return new Watched(
          Math.max(seconds, more.seconds), commented || more.commented, spoke || more.spoke);
    }
  }
}
