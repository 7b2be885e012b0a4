package org.roomkeeper.runtime.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.runtime.ledger.RoomTable.Membership;
import org.roomkeeper.runtime.ledger.RoomTable.RoomRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is in the corp, so that each arrival is told once, by a callback or by a look, whichever is
 * first. Kept as the people of a room that nobody sees: it is never open. Whoever was there at the
 * first look has no time of joining. The writer's thread only.
 */
final class Directory {
  /** The room that nobody sees. */
  static final RoomId ROOM = new RoomId("directory:everybody");

  private static final Duration ON_THE_WAY = Duration.ofHours(1);
  private static final int MOST_AT_ONCE = 1_000;
  private static final Logger LOG = LoggerFactory.getLogger(Directory.class);

  private final Known known;
  private final Registrar registrar;

  Directory(Known known, Registrar registrar) {
    this.known = known;
    this.registrar = registrar;
  }

  /**
   * The platform told of an arrival; false if it is known. Who was there at the first look counts
   * as arriving if the telling was still on the way then.
   */
  boolean entered(Instant at, MemberId member) {
    var room = room();
    var before = known.membership(ROOM, member);
    if (before.isPresent()
        && (before.get().joined().isPresent() || at.isBefore(room.readAt().minus(ON_THE_WAY)))) {
      return false;
    }
    registrar.join(ROOM, member, Optional.of(at));
    return true;
  }

  /**
   * The platform told that somebody is gone, or has another id; passed over if they have arrived
   * since.
   */
  void left(Instant at, MemberId member, Optional<MemberId> now) {
    known
        .membership(ROOM, member)
        .filter(membership -> !arrivedSince(at, membership))
        .ifPresent(
            membership -> {
              registrar.leave(ROOM, member);
              now.ifPresent(other -> registrar.join(ROOM, other, membership.joined()));
            });
  }

  /**
   * A look; who is new. The first one finds nobody new. More than a thousand at once have not
   * arrived: the app was let see more. Less than half of all is not believed: the app was let see
   * less, or the platform has a bad day, and whoever came back would be told of as new.
   */
  List<MemberId> read(Instant at, Set<MemberId> members) {
    var room = room();
    var before = known.peopleIn(ROOM);
    if (room.wasRead() && members.size() < before.size() / 2) {
      LOG.warn("The directory shrank from {} to {}: not believed", before.size(), members.size());
      return List.of();
    }
    var fresh = new HashSet<>(members);
    before.forEach(fresh::remove);
    boolean arrivals = room.wasRead() && fresh.size() <= MOST_AT_ONCE;
    if (room.wasRead() && !arrivals) {
      LOG.warn("{} more members are seen in the directory: not told as arrivals", fresh.size());
    }
    for (var member : before) {
      if (!members.contains(member)
          && known.membership(ROOM, member).filter(one -> !arrivedSince(at, one)).isPresent()) {
        registrar.leave(ROOM, member);
      }
    }
    fresh.forEach(
        member -> registrar.join(ROOM, member, arrivals ? Optional.of(at) : Optional.empty()));
    if (!room.wasRead()) {
      registrar.put(row(true, at));
    }
    return arrivals ? List.copyOf(fresh) : List.of();
  }

  /**
   * Whether somebody may have arrived after that: the platform tells whole seconds, so who arrived
   * in the same second may have come after it. A later look decides.
   */
  private static boolean arrivedSince(Instant at, Membership membership) {
    Instant second = at.truncatedTo(ChronoUnit.SECONDS);
    return membership.joined().filter(joined -> !joined.isBefore(second)).isPresent();
  }

  private RoomRow room() {
    return known
        .room(ROOM)
        .orElseGet(
            () -> {
              var room = row(false, Instant.EPOCH);
              registrar.put(room);
              return room;
            });
  }

  private RoomRow row(boolean wasRead, Instant readAt) {
    return new RoomRow(
        ROOM,
        CommunityId.CORP,
        RoomKind.ALL_STAFF,
        "",
        Optional.empty(),
        "",
        Integer.MAX_VALUE,
        false,
        wasRead,
        readAt,
        known.room(ROOM).map(RoomRow::number).orElseGet(registrar::nextNumber));
  }
}
