package org.roomkeeper.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.roomkeeper.app.founding.Founding;
import org.roomkeeper.runtime.time.Bell;
import org.roomkeeper.sandbox.Sandbox;

/**
 * How long the bot takes from {@code ./roomkeeper run} until it says that it is ready, and how much
 * memory it then holds: with Java's cache of what was loaded before and without, with a ledger in
 * which nothing has happened yet and with a large one.
 */
final class StartBench implements Measurement {
  private static final double MEGABYTE = 1e6;
  private static final String WITHOUT_CACHE = "ROOMKEEPER_AOT=never";
  private static final String WITH_CACHE = "ROOMKEEPER_AOT=";

  private final Bell rest = new Bell();

  @Override
  public List<Figure> measure(Bench bench) throws Exception {
    FilledLedger filled = bench.filled();
    try (Sandbox sandbox = Sandbox.start(0);
        Sandbox other = Sandbox.start(0)) {
      sandbox.walk();
      other.walk();
      Founding empty = bench.found(sandbox.ready(), "empty");
      Founding plain = bench.found(other.ready(), "plain");
      byWordsAlone(plain);
      bench.tell("e: the first starts, in which ledgers and cache are made");
      for (Founding one : List.of(empty, plain, filled.founding())) {
        LaunchedBot.run(one, WITH_CACHE).close();
      }
      bench.tell("e: starting");
      double cached = seconds(bench, empty, WITH_CACHE);
      double uncached = seconds(bench, empty, WITHOUT_CACHE);
      double large = seconds(bench, filled.founding(), WITH_CACHE);
      bench.tell("e: looking at memory");
      return List.of(
          Figure.of("ready, with the AOT cache", cached, "s").atMost(2),
          Figure.of("ready, without it", uncached, "s").atMost(4),
          Figure.of("ready, with %,d events".formatted(filled.events()), large, "s"),
          Figure.of("ratio to ready with none", large / cached, "").atMost(1.5),
          Figure.of("resident, by word lists alone", megabytes(bench, plain), "MB").atMost(250),
          Figure.of("resident, with moderation's model", megabytes(bench, empty), "MB"),
          Figure.of(
              "resident, the same with %,d events".formatted(filled.events()),
              megabytes(bench, filled.founding()),
              "MB"));
    }
  }

  private static void byWordsAlone(Founding founding) throws IOException {
    Path file = founding.folder().resolve("config/plugins/moderation.yaml");
    Files.writeString(
        file, Files.readString(file).replaceAll("(?m)^by-meaning: true$", "by-meaning: false"));
  }

  /** The middle one of several starts. */
  private static double seconds(Bench bench, Founding founding, String variable)
      throws IOException {
    var times = new double[bench.length().starts()];
    for (int i = 0; i < times.length; i++) {
      try (LaunchedBot bot = LaunchedBot.run(founding, variable)) {
        times[i] = Latencies.seconds(bot.ready());
      }
    }
    Arrays.sort(times);
    return times[times.length / 2];
  }

  private double megabytes(Bench bench, Founding founding)
      throws IOException, InterruptedException {
    try (LaunchedBot bot = LaunchedBot.run(founding, WITH_CACHE)) {
      rest.await(bench.length().rest());
      return bot.resident() / MEGABYTE;
    }
  }
}
