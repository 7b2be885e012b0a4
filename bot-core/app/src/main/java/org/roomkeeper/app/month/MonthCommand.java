package org.roomkeeper.app.month;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.roomkeeper.app.cli.UsageRefused;
import org.roomkeeper.app.cli.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code month}: a month of a community that grows, in minutes. */
@Command(
    name = "month",
    mixinStandardHelpOptions = true,
    resourceBundle = "org.roomkeeper.app.cli.words")
public final class MonthCommand implements Callable<Integer> {
  private static final int MOST_ARRIVALS = 100_000;
  private static final int SHOWN = 20;
  private static final String NAME = "roomkeeper-month-";

  /** Where Linux keeps files in memory. */
  private static final Path MEMORY = Path.of("/dev/shm");

  private static final long ROOM_TAKEN = 2_000_000_000;

  private final Words words;
  private final PrintStream out;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1")
  private long seed;

  @Option(names = "--arrivals", paramLabel = "N", defaultValue = "20000")
  private int arrivals;

  @Option(names = "--json")
  private boolean asJson;

  /** A month that tells of itself there. */
  public MonthCommand(Words words, PrintStream out) {
    this.words = words;
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    if (arrivals < 1 || arrivals > MOST_ARRIVALS) {
      throw new UsageRefused("month.how-many", Integer.toString(arrivals), MOST_ARRIVALS);
    }
    return play(Plan.month(seed, arrivals));
  }

  /** Plays one, and says what came of it. */
  int play(Plan plan) throws IOException, InterruptedException {
    Path folder = folder();
    boolean good = false;
    try (var month = new Month(plan, folder, this::tell, words)) {
      Result result = month.play();
      good = result.isGood();
      month.lost().stream().limit(SHOWN).forEach(this::tell);
      out.println();
      out.println(MonthTable.of(result, month.sidelights(), words));
      if (asJson) {
        out.println(new ObjectMapper().writeValueAsString(result));
      }
      return good ? 0 : 1;
    } finally {
      if (good) {
        clear(folder);
      } else {
        tell(words.say("month.kept", folder));
      }
    }
  }

  /**
   * In memory, where there is room: a bot that is killed loses nothing there, and a month need not
   * wait for a disk tens of thousands of times.
   */
  private static Path folder() throws IOException {
    boolean hasRoom = Files.isWritable(MEMORY) && MEMORY.toFile().getUsableSpace() > ROOM_TAKEN;
    return hasRoom ? Files.createTempDirectory(MEMORY, NAME) : Files.createTempDirectory(NAME);
  }

  private void tell(String line) {
    out.println(line);
    out.flush();
  }

  private static void clear(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
