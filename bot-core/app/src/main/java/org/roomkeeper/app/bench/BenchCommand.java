package org.roomkeeper.app.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.app.cli.UsageRefused;
import org.roomkeeper.app.cli.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench}: measures this machine's bot and prints tables. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    resourceBundle = "org.roomkeeper.app.cli.words")
public final class BenchCommand implements Callable<Integer> {
  private static final int LONGEST = 300;
  private static final int USUAL = 20;
  private static final int BRIEF = 2;

  private final PrintStream out;
  private final PrintStream err;

  @Parameters(paramLabel = "PART", arity = "0..*")
  private List<String> parts = List.of();

  @Option(names = "--seconds", paramLabel = "N")
  private @Nullable Integer seconds;

  @Option(names = "--short")
  private boolean brief;

  @Option(names = "--json")
  private boolean asJson;

  @Option(names = "--keep", paramLabel = "FOLDER")
  private @Nullable Path keep;

  @Option(names = "--note", paramLabel = "TEXT", defaultValue = "")
  private String note = "";

  /**
   * A bench.
   *
   * @param out gets the tables
   * @param err gets word of how far it has come
   */
  public BenchCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws Exception {
    Set<Part> chosen = chosen();
    int most = seconds == null ? (brief ? BRIEF : USUAL) : seconds;
    if (most < 1 || most > LONGEST) {
      throw new UsageRefused("bench.seconds", Integer.toString(most), LONGEST);
    }
    if (keep != null && !Files.isDirectory(keep)) {
      throw new UsageRefused("bench.keep", keep);
    }
    Duration stretch = Duration.ofSeconds(most);
    Length length = brief ? Length.brief(stretch) : Length.full(stretch);
    onlyWarnings();
    Path folder = Files.createTempDirectory("roomkeeper-bench-");
    try (var bench = new Bench(length, folder, err::println)) {
      for (Part part : chosen) {
        measure(part, bench, Circumstances.now(Version.commit(), folder, length, note));
      }
    } finally {
      Folders.clear(folder);
    }
    return 0;
  }

  /** What parts of the bot that run in this process have to say would stand among the progress. */
  private static void onlyWarnings() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
    }
  }

  private Set<Part> chosen() {
    Set<String> letters =
        Arrays.stream(Part.values()).map(Part::letter).collect(Collectors.toSet());
    Set<Part> chosen = EnumSet.noneOf(Part.class);
    for (String part : parts) {
      if (!letters.contains(part)) {
        throw new UsageRefused("bench.part", part);
      }
      chosen.add(Part.valueOf(part.toUpperCase(Locale.ROOT)));
    }
    return chosen.isEmpty() ? EnumSet.allOf(Part.class) : chosen;
  }

  private void measure(Part part, Bench bench, Circumstances under) throws Exception {
    List<Figure> figures = part.measurement().measure(bench);
    var result = new Result(part.letter(), part.title(), under, figures);
    out.println(BenchTable.plain(result));
    if (asJson) {
      out.println(new ObjectMapper().writeValueAsString(result));
    }
    if (keep != null) {
      new Kept(keep).keep(result);
    }
  }
}
