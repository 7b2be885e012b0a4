package org.roomkeeper.wecom.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.Intake.Noted;

/** Which rooms are to be read, when, and why. Used by one thread. */
final class DueRooms {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final int A_SECOND = 50;

  private final InstantSource clock;
  private final Duration settle;
  private final Map<RoomId, Due> due = new HashMap<>();
  private final Set<Long> inHand = new HashSet<>();

  /**
   * Nothing is due.
   *
   * @param settle how long the changes of one room are gathered
   */
  DueRooms(InstantSource clock, Duration settle) {
    this.clock = clock;
    this.settle = settle;
  }

  /** A room changed, says the platform; its further changes are gathered. */
  void noticed(Noted noted) {
    var entry = due(new RoomId(noted.notice().subject()), clock.instant().plus(settle));
    if (inHand.add(noted.id())) {
      entry.notices.add(noted.id());
      entry.dismissed |= "dismiss".equals(noted.notice().details().get("ChangeType"));
    }
  }

  /** How many notices wait for a reading. */
  int noticesInHand() {
    return inHand.size();
  }

  /** The bot changed a room itself. */
  void changed(RoomId room, List<Incoming> first) {
    var entry = due(room, clock.instant());
    entry.first.addAll(first);
    entry.at = clock.instant();
  }

  /**
   * These are to be looked at, as nobody says when they change: no more of them a second than
   * leaves the rest of the bot its share of the platform's limits.
   */
  void look(Iterable<RoomId> rooms) {
    int count = 0;
    for (var room : rooms) {
      due(room, clock.instant().plusSeconds(count++ / A_SECOND));
    }
  }

  /** What is due now, the oldest first. */
  List<Due> ripe() {
    var now = clock.instant();
    return due.values().stream()
        .filter(entry -> !entry.at.isAfter(now))
        .sorted(Comparator.comparing(entry -> entry.at))
        .toList();
  }

  /** When the next is due. */
  Optional<Instant> next() {
    return due.values().stream().map(entry -> entry.at).min(Comparator.naturalOrder());
  }

  /** It was read, and written down. */
  void settled(Due entry) {
    due.remove(entry.room);
    inHand.removeAll(entry.notices);
  }

  /**
   * It could not be read now; each time it waits longer.
   *
   * @return how long it waits
   */
  Duration failed(Due entry) {
    entry.failures++;
    var pause = pause(entry.failures);
    entry.at = clock.instant().plus(pause);
    return pause;
  }

  /** How long to wait after so many failures in a row. */
  static Duration pause(int failures) {
    var pause = Duration.ofSeconds(1L << Math.min(9, failures));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private Due due(RoomId room, Instant at) {
    return due.computeIfAbsent(room, key -> new Due(key, at));
  }

  /** A room that is to be read. */
  static final class Due {
    private final RoomId room;
    private final List<Long> notices = new ArrayList<>();
    private final List<Incoming> first = new ArrayList<>();
    private Instant at;
    private boolean dismissed;
    private int failures;

    private Due(RoomId room, Instant at) {
      this.room = room;
      this.at = at;
    }

    /** The room. */
    RoomId room() {
      return room;
    }

    /** The notices that its reading answers. */
    List<Long> notices() {
      return List.copyOf(notices);
    }

    /** What is to be written down before its reading. */
    List<Incoming> first() {
      return List.copyOf(first);
    }

    /** Whether the platform said that it is dissolved. */
    boolean dismissed() {
      return dismissed;
    }

    /** Whether somebody said that it changed: else it is only looked at. */
    boolean isAsked() {
      return !notices.isEmpty() || !first.isEmpty();
    }
  }
}
