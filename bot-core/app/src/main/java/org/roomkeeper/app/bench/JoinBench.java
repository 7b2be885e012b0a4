package org.roomkeeper.app.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberJoined;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.RoomReading;
import org.roomkeeper.runtime.time.HandClock;

/**
 * People come in through overflow's door until all rooms are full: each reading of a room brings
 * ten newcomers, as readings do that gather two seconds of five joins each. What a join costs in a
 * community of a thousand is held against what it costs in the largest.
 */
final class JoinBench implements Measurement {
  private static final int CAPACITY = 500;
  private static final int NEWCOMERS = 10;
  private static final Duration GATHERED = Duration.ofSeconds(2);
  private static final int WARM_UP_ROOMS = 10;
  private static final int WINDOW = 2_000;
  private static final long MOST_BEHIND = 2_000;

  @Override
  public List<Figure> measure(Bench bench) throws Exception {
    bench.tell("d: warming up");
    try (var town = new Town(bench)) {
      town.fill(WARM_UP_ROOMS * CAPACITY);
    }
    int rooms = bench.length().rooms();
    int people = rooms * CAPACITY;
    int window = Math.min(WINDOW, people / 3);
    try (var town = new Town(bench)) {
      long began = System.nanoTime();
      town.fill(window);
      long small = System.nanoTime() - began;
      bench.tell("d: %,d people".formatted(window));
      for (int sofar = window; sofar < people - window; sofar += window) {
        town.fill(Math.min(window, people - window - sofar));
        bench.tell("d: %,d people".formatted(town.people()));
      }
      long almost = System.nanoTime();
      town.fill(window);
      long end = System.nanoTime();
      double first = small / 1e3 / window;
      double last = (end - almost) / 1e3 / window;
      return List.of(
          Figure.of("people who came in", town.people(), "people"),
          Figure.of("rooms", town.rooms(), "rooms"),
          Figure.of("joins answered and kept", town.people() / ((end - began) / 1e9), "joins/s"),
          Figure.of("a join, the first %,d".formatted(window), first, "µs"),
          Figure.of("a join, the last %,d of %,d".formatted(window, people), last, "µs"),
          Figure.of("growth of the cost of a join", last / first, "").atMost(1.5),
          Figure.of("events that overflow failed on", (double) town.failed(), "events").atMost(0));
    }
  }

  /** A community with one door, and the bot that points it. */
  private static final class Town implements AutoCloseable {
    private static final String ROOM = "国际医生交流群 Doctors ";
    private static final MemberId OWNER = new MemberId("staff:owner");

    private final HandClock clock = new HandClock(Instant.now());
    private final LineAlone line;
    private final PointDoor.ToRooms door;
    private List<RoomReading.Person> inside = new ArrayList<>();
    private int rooms;
    private int people;

    Town(Bench bench) throws IOException, InterruptedException {
      var layout =
          new LineAlone.Layout(
              LineAlone.rooms("{name: %s1, kind: customer-group, family: main}".formatted(ROOM)),
              List.of(
                  new LineAlone.Layout.Change(
                      "plugins/overflow.yaml",
                      "(?m)^rooms: \\d+$",
                      "rooms: " + (bench.length().rooms() + WARM_UP_ROOMS))));
      line = LineAlone.start(bench.newFolder("joins"), Set.of("overflow"), layout, clock);
      try {
        openRoom();
        tell();
        line.awaitBehind(0);
        line.awaitIdle();
        door =
            line.platform()
                .door()
                .orElseThrow(() -> new IOException("overflow has not pointed its door"));
      } catch (IOException | InterruptedException | RuntimeException failed) {
        line.close();
        throw failed;
      }
    }

    /** So many more come in; returns when the plugin has answered for all of them. */
    void fill(int more) throws InterruptedException {
      for (int sofar = 0; sofar < more; sofar += NEWCOMERS) {
        if (inside.size() + NEWCOMERS > CAPACITY) {
          openRoom();
        }
        for (int i = 0; i < NEWCOMERS; i++) {
          inside.add(newcomer());
        }
        clock.moveBy(GATHERED);
        tell();
        line.awaitBehind(MOST_BEHIND);
      }
      line.awaitBehind(0);
    }

    int people() {
      return people;
    }

    int rooms() {
      return rooms;
    }

    long failed() {
      return line.failed();
    }

    /** As the platform opens one behind the door when the others are full. */
    private void openRoom() {
      rooms++;
      inside = new ArrayList<>();
    }

    private RoomReading.Person newcomer() {
      people++;
      return new RoomReading.Person(
          new MemberId("guest:wmJoin" + people),
          "医生 " + people,
          MemberKind.GUEST,
          Optional.of(clock.instant()),
          MemberJoined.Entry.CODE,
          Optional.of(door.state()),
          Optional.empty());
    }

    private void tell() {
      var room = new RoomId("customer:wrJoin" + rooms);
      var reading =
          new RoomReading(
              room,
              RoomKind.CUSTOMER_GROUP,
              ROOM + rooms,
              Optional.of(OWNER),
              "",
              CAPACITY,
              inside);
      line.intake()
          .write(
              List.of(
                  new Incoming.RoomRead(clock.instant(), room, Optional.of(reading), List.of())))
          .join();
    }

    @Override
    public void close() {
      line.close();
    }
  }
}
