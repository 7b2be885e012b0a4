package org.roomkeeper.overflow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Plays growth through, minute by minute: people arrive, rooms are asked for when the live bot
 * would ask ({@link Foresight}), open after some time, and fill. Whoever finds no seat waits in
 * line. A plan of nothing but values: the same arguments give the same plan.
 */
final class GrowthPlan {
  private static final Duration STEP = Duration.ofMinutes(1);
  private static final int SAMPLES_TO_KEEP = 100_000;

  /** Whoever opens a room is in it. */
  private static final int OWNER = 1;

  private final OverflowConfig settings;
  private final Duration opening;
  private final int corporateSeats;
  private final List<PlannedRoom> rooms = new ArrayList<>();
  private final Deque<Instant> line = new ArrayDeque<>();
  private final List<Sample> samples = new ArrayList<>();
  private List<Duration> opened;
  private ArrivalCounts counts = ArrivalCounts.none();
  private Optional<Instant> askedAt = Optional.empty();
  private long arrived;
  private long placed;
  private long corporate;
  private long waited;
  private int mostWaiting;
  private Duration longestWait = Duration.ZERO;

  private GrowthPlan(OverflowConfig settings, Circumstances now) {
    this.settings = settings;
    this.opened = now.opened();
    this.opening = now.opening().orElse(Foresight.typical(now.opened(), settings.lead().opening()));
    this.corporateSeats = now.corporateSeats();
    now.rooms().forEach(rooms::add);
  }

  /**
   * Plays it through.
   *
   * @param arrivals when each person comes, in order; not empty
   * @param untilFull whether it ends when all named rooms are full
   */
  static Outcome play(
      OverflowConfig settings, Circumstances now, List<Instant> arrivals, boolean untilFull) {
    var plan = new GrowthPlan(settings, now);
    Instant start = arrivals.getFirst();
    Instant end = arrivals.getLast();
    int next = 0;
    for (Instant at = start; ; at = at.plus(STEP)) {
      plan.open(at);
      plan.serve(at);
      while (next < arrivals.size() && arrivals.get(next).isBefore(at.plus(STEP))) {
        plan.arrives(at);
        next++;
      }
      plan.ask(at);
      plan.sample(at);
      boolean over = next == arrivals.size() && (plan.line.isEmpty() || plan.isStuck());
      boolean full = untilFull && plan.isComplete() && plan.seats() == 0;
      if (over || full) {
        end = at;
        break;
      }
    }
    return plan.outcome(start, end);
  }

  private void open(Instant at) {
    if (askedAt.filter(asked -> !at.isBefore(asked.plus(opening))).isPresent()) {
      add(at, false);
    }
  }

  private void add(Instant at, boolean byWeCom) {
    askedAt.ifPresent(asked -> opened = OpeningTimes.with(opened, Duration.between(asked, at)));
    int capacity = settings.caps().customerGroup();
    rooms.add(
        new PlannedRoom(
            settings.nameOf(rooms.size() + 1),
            capacity,
            OWNER,
            askedAt,
            Optional.of(at),
            Optional.empty(),
            byWeCom));
    askedAt = Optional.empty();
  }

  private void serve(Instant at) {
    while (!line.isEmpty() && enters(at)) {
      Duration wait = Duration.between(line.removeFirst(), at);
      waited++;
      longestWait = wait.compareTo(longestWait) > 0 ? wait : longestWait;
    }
  }

  private void arrives(Instant at) {
    arrived++;
    if (line.isEmpty() && enters(at)) {
      return;
    }
    if (line.isEmpty() && netHolds()) {
      add(at, true);
      enters(at);
    } else if (isComplete() && seats() == 0 && corporate < corporateSeats) {
      corporate++;
    } else {
      line.addLast(at);
      mostWaiting = Math.max(mostWaiting, line.size());
    }
  }

  private boolean enters(Instant at) {
    for (int i = 0; i < rooms.size(); i++) {
      PlannedRoom room = rooms.get(i);
      if (seats(room) > 0) {
        PlannedRoom fuller = room.withOneMore();
        rooms.set(i, seats(fuller) > 0 ? fuller : fuller.fullAt(at));
        counts = counts.with(at, 1);
        placed++;
        return true;
      }
    }
    return false;
  }

  private void ask(Instant at) {
    boolean needed =
        Foresight.of(counts, opened, settings.lead(), at).needsRoom(seats()) && !isComplete();
    if (needed && askedAt.isEmpty()) {
      askedAt = Optional.of(at);
    }
  }

  /** WeCom opens a room where there is a code already, and rooms that it takes for full. */
  private boolean netHolds() {
    return settings.autoCreate()
        && settings.keepFree() == 0
        && settings.caps().customerGroup() >= Caps.CUSTOMER_GROUP
        && !rooms.isEmpty()
        && !isComplete();
  }

  private boolean isComplete() {
    return rooms.size() >= settings.rooms();
  }

  private boolean isStuck() {
    return isComplete() && seats() == 0;
  }

  private int seats() {
    return rooms.stream().mapToInt(this::seats).sum();
  }

  private int seats(PlannedRoom room) {
    return Math.max(0, room.capacity() - room.headcount() - settings.keepFree());
  }

  private void sample(Instant at) {
    if (samples.size() < SAMPLES_TO_KEEP) {
      samples.add(
          new Sample(
              at,
              rooms.stream().map(PlannedRoom::headcount).toList(),
              line.size(),
              askedAt.isPresent()));
    }
  }

  private Outcome outcome(Instant start, Instant end) {
    return new Outcome(
        start,
        end,
        opening,
        List.copyOf(rooms),
        List.copyOf(samples),
        new Totals(arrived, placed, waited, longestWait, mostWaiting, line.size(), corporate));
  }

  /**
   * What there is when it begins.
   *
   * @param rooms the rooms of the family
   * @param opened how long opening took the last times
   * @param opening how long it shall take now; empty: as it did, or as the settings assume
   * @param corporateSeats how many the corporate room takes, 0 if there is none
   */
  record Circumstances(
      List<PlannedRoom> rooms,
      List<Duration> opened,
      Optional<Duration> opening,
      int corporateSeats) {
    Circumstances {
      rooms = List.copyOf(rooms);
      opened = List.copyOf(opened);
    }
  }

  /**
   * A room of the plan.
   *
   * @param name its name
   * @param capacity the most people in it
   * @param headcount people in it
   * @param asked when it was asked for
   * @param opened when it was open; empty if it was there before
   * @param full when its last seat was taken
   * @param byWeCom whether WeCom opened it, because nobody was quick enough
   */
  record PlannedRoom(
      String name,
      int capacity,
      int headcount,
      Optional<Instant> asked,
      Optional<Instant> opened,
      Optional<Instant> full,
      boolean byWeCom) {
    PlannedRoom withOneMore() {
      return new PlannedRoom(name, capacity, headcount + 1, asked, opened, full, byWeCom);
    }

    PlannedRoom fullAt(Instant at) {
      return new PlannedRoom(name, capacity, headcount, asked, opened, Optional.of(at), byWeCom);
    }
  }

  /**
   * How it stands at the end of a minute.
   *
   * @param at the minute
   * @param headcounts of the rooms that are open by then
   * @param waiting how many stand in line
   * @param asked whether a room was asked for that is not open yet
   */
  record Sample(Instant at, List<Integer> headcounts, int waiting, boolean asked) {}

  /**
   * What came of it, in numbers.
   *
   * @param arrived how many came
   * @param placed how many found a seat, at once or later
   * @param waited how many of these stood in line first
   * @param longestWait how long one of them stood there at most
   * @param mostWaiting how many stood there at once at most
   * @param leftWaiting how many stand there at the end
   * @param corporate how many were led to the corporate room
   */
  record Totals(
      long arrived,
      long placed,
      long waited,
      Duration longestWait,
      int mostWaiting,
      int leftWaiting,
      long corporate) {}

  /**
   * What came of it.
   *
   * @param start the first minute
   * @param end the last minute
   * @param opening how long opening a room was taken to last
   * @param rooms the rooms at the end
   * @param samples how it stood, minute by minute
   * @param totals in numbers
   */
  record Outcome(
      Instant start,
      Instant end,
      Duration opening,
      List<PlannedRoom> rooms,
      List<Sample> samples,
      Totals totals) {}
}
