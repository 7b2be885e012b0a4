package org.roomkeeper.runtime.platform;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.roomkeeper.api.LiveChanged.Status;
import org.roomkeeper.api.LiveStand;

/**
 * Who watched one stream or several that carry the same, each person once; forgotten as soon as
 * they are counted. Of somebody who watched two, the longer time counts: who has both open at once
 * has not watched for twice as long. For one thread.
 */
public final class LiveAudience {
  /** What several streams are together: the first of these that one of them is. */
  private static final List<Status> TOGETHER =
      List.of(Status.LIVE, Status.ENDED, Status.BOOKED, Status.EXPIRED, Status.CANCELLED);

  private final Map<String, Watched> members = new HashMap<>();
  private final Map<String, Watched> guests = new HashMap<>();
  private Status status = Status.CANCELLED;

  /**
   * What somebody did who watched.
   *
   * @param seconds for how long they watched, from 0
   * @param commented whether they wrote a comment
   * @param spoke whether they spoke
   */
  public record Watched(long seconds, boolean commented, boolean spoke) {
    private Watched and(Watched more) {
      return new Watched(
          Math.max(seconds, more.seconds), commented || more.commented, spoke || more.spoke);
    }
  }

  /** One of the streams stands so. */
  public void stands(Status of) {
    status = TOGETHER.indexOf(of) < TOGETHER.indexOf(status) ? of : status;
  }

  /**
   * A member of the corp watched.
   *
   * @param id the platform's id of them; empty if it does not say: then they are somebody else each
   *     time
   */
  public void member(String id, Watched watched) {
    add(members, id, watched);
  }

  /** A WeChat user watched, likewise. */
  public void guest(String id, Watched watched) {
    add(guests, id, watched);
  }

  /** How the streams stand together. */
  public LiveStand stand() {
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

  private static void add(Map<String, Watched> people, String id, Watched watched) {
    people.merge(id.isEmpty() ? "unnamed " + people.size() : id, watched, Watched::and);
  }
}
