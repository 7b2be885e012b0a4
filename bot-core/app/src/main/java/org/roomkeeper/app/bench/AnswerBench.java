package org.roomkeeper.app.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.runtime.time.HostClock;

/**
 * Events a second from the moment a source tells of them until the answers of all four plugins are
 * kept, against the same events, told in the same pages, written into a ledger that nobody reads.
 * Moderation judges by its word lists alone.
 */
final class AnswerBench implements Measurement {
  private static final Set<String> PLUGINS =
      Set.of("welcome", "moderation", "lectures", "overflow");
  private static final int ROOMS = 5;

  /** A bot runs for months: what its compiler does in the first minute is not what is measured. */
  private static final int WARM_UPS = 3;

  /** So that many share a commit; the archive's reader has one, callbacks have many. */
  private static final int PAGES_IN_FLIGHT = 4;

  /** A source that tells more than is answered is held back. */
  private static final long MOST_BEHIND = 10_000;

  /** How far a line got. */
  private record Run(long events, double seconds) {
    Run and(Run other) {
      return new Run(events + other.events, seconds + other.seconds);
    }

    double aSecond() {
      return events / seconds;
    }
  }

  @Override
  public List<Figure> measure(Bench bench) throws Exception {
    Duration stretch = bench.length().stretch();
    Duration half = stretch.dividedBy(2);
    bench.tell("b: warming up");
    try (LineAlone unread = line(bench, Set.of());
        LineAlone read = line(bench, PLUGINS)) {
      var some = new Happenings("unread", rooms(), 1);
      var others = new Happenings("read", rooms(), 2);
      for (int i = 0; i < WARM_UPS; i++) {
        run(unread, some, half);
        run(read, others, stretch);
      }
      bench.tell("b: written and not read, then answered by all plugins, then not read again");
      Run before = run(unread, some, half);
      Run answered = run(read, others, stretch);
      Run append = before.and(run(unread, some, half));
      read.awaitIdle();
      return List.of(
          Figure.of("only written down", append.aSecond(), "events/s"),
          Figure.of("answered by four plugins, and kept", answered.aSecond(), "events/s")
              .atLeast(5_000),
          Figure.of("ratio to only writing down", answered.aSecond() / append.aSecond(), ""),
          Figure.of("actions done meanwhile", read.platform().performed(), "actions"),
          Figure.of("events that a plugin failed on", (double) read.failed(), "events").atMost(0));
    }
  }

  private static LineAlone line(Bench bench, Set<String> plugins) throws IOException {
    String[] listed =
        rooms().stream()
            .map(
                room ->
                    "{name: %s, kind: customer-group, id: %s, family: main}"
                        .formatted(room.value(), room.value().substring("customer:".length())))
            .toArray(String[]::new);
    var layout =
        new LineAlone.Layout(
            LineAlone.rooms(listed),
            List.of(
                new LineAlone.Layout.Change(
                    "plugins/moderation.yaml", "(?m)^by-meaning: true$", "by-meaning: false")));
    return LineAlone.start(bench.newFolder("answers"), plugins, layout, new HostClock());
  }

  private static List<RoomId> rooms() {
    return IntStream.rangeClosed(1, ROOMS)
        .mapToObj(number -> new RoomId("customer:wrBench" + number))
        .toList();
  }

  /** Tells for a time, then waits until all of it is answered. */
  private static Run run(LineAlone line, Happenings happenings, Duration time)
      throws InterruptedException {
    Queue<CompletableFuture<Integer>> pages = new ArrayDeque<>();
    long told = 0;
    long began = System.nanoTime();
    while (System.nanoTime() - began < time.toNanos()) {
      pages.add(line.intake().write(happenings.page(Instant.now())));
      told += Happenings.PAGE;
      if (pages.size() >= PAGES_IN_FLIGHT) {
        pages.remove().join();
      }
      line.awaitBehind(MOST_BEHIND);
    }
    pages.forEach(CompletableFuture::join);
    line.awaitBehind(0);
    return new Run(told, (System.nanoTime() - began) / 1e9);
  }
}
