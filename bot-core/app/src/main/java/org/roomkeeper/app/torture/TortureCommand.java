package org.roomkeeper.app.torture;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code torture}: load, faults and SIGKILL; then an audit of what the sandbox has seen. */
@Command(
    name = "torture",
    mixinStandardHelpOptions = true,
    resourceBundle = "org.roomkeeper.app.cli.words")
public final class TortureCommand implements Callable<Integer> {
  private static final int SHOWN = 20;
  private final PrintStream out;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1")
  private long seed;

  @Option(names = "--minutes", paramLabel = "M", defaultValue = "3")
  private double minutes;

  @Option(names = "--json")
  private boolean asJson;

  @Option(names = "--keep")
  private boolean keep;

  /** A torture that tells of itself there. */
  public TortureCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("roomkeeper-torture-");
    boolean kept = true;
    try (var torture =
        new Torture(seed, Duration.ofMillis((long) (minutes * 60_000)), folder, this::tell)) {
      Report report = torture.run();
      kept = keep || !torture.findings().none();
      if (!torture.findings().none()) {
        list(torture.findings(), folder);
      }
      out.println();
      out.println(TortureTable.of(report));
      if (asJson) {
        out.println(new ObjectMapper().writeValueAsString(report));
      }
      return torture.findings().none() ? 0 : 1;
    } finally {
      if (kept) {
        tell("the folder of the run is kept: " + folder);
      } else {
        clear(folder);
      }
    }
  }

  private void tell(String line) {
    out.println(line);
    out.flush();
  }

  /** The first of each figure here, all of them in a file. */
  private void list(Findings findings, Path folder) throws IOException {
    var all = new ArrayList<String>();
    for (Figure figure : Figure.values()) {
      List<String> under = findings.under(figure);
      under.forEach(what -> all.add(figure.words() + ": " + what));
      under.stream().limit(SHOWN).forEach(what -> tell(figure.words() + ": " + what));
      if (under.size() > SHOWN) {
        tell("… and " + (under.size() - SHOWN) + " more");
      }
    }
    Files.write(folder.resolve("findings.txt"), all);
  }

  private static void clear(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
