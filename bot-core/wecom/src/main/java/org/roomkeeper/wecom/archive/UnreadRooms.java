package org.roomkeeper.wecom.archive;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.Roster;
import org.roomkeeper.wecom.client.WeComIds;
import org.roomkeeper.wecom.watch.ReadAgain;

/**
 * Rooms of which nothing is known yet but that somebody speaks in them. Until such a room is read
 * nobody can say whose it is, and no plugin would be given what was said there: so it is read at
 * once, and the archive waits for that, but not for ever. Used by one thread.
 */
final class UnreadRooms {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final Roster roster;
  private final ReadAgain watch;
  private final InstantSource clock;
  private final Map<RoomId, Instant> waitedForSince = new HashMap<>();

  UnreadRooms(Roster roster, ReadAgain watch, InstantSource clock) {
    this.roster = roster;
    this.watch = watch;
    this.clock = clock;
  }

  /**
   * How many of these, from the first, need not wait for a room.
   *
   * @param messages what a page says, in order; empty for what says nothing
   */
  int ready(List<Optional<Incoming>> messages) {
    waitedForSince.keySet().removeIf(room -> roster.room(room).isPresent());
    List<RoomId> unread =
        messages.stream().flatMap(UnreadRooms::room).filter(this::isUnread).distinct().toList();
    for (RoomId room : unread) {
      if (waitedForSince.putIfAbsent(room, clock.instant()) == null) {
        watch.soon(room, List.of());
      }
    }
    for (int i = 0; i < messages.size(); i++) {
      if (room(messages.get(i)).anyMatch(this::isAwaited)) {
        return i;
      }
    }
    return messages.size();
  }

  /** Whether WeCom can be asked about the room and was not, or has not answered. */
  private boolean isUnread(RoomId room) {
    return roster.room(room).isEmpty()
        && WeComIds.kindOf(room).filter(kind -> kind == RoomKind.CUSTOMER_GROUP).isPresent();
  }

  private boolean isAwaited(RoomId room) {
    return isUnread(room)
        && Optional.ofNullable(waitedForSince.get(room))
            .filter(since -> since.plus(LONGEST).isAfter(clock.instant()))
            .isPresent();
  }

  private static Stream<RoomId> room(Optional<Incoming> message) {
    return message.stream()
        .flatMap(
            one ->
                one instanceof Incoming.Happened happened
                        && happened.event() instanceof BotEvent.InRoom said
                    ? Stream.of(said.room())
                    : Stream.empty());
  }
}
