package org.roomkeeper.app.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.app.cli.OutputFile;
import org.roomkeeper.app.cli.UsageRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: sandbox and bot, two HTTP parties, and the story of a community. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    resourceBundle = "org.roomkeeper.app.cli.words")
public final class DemoCommand implements Callable<Integer> {
  private static final int MOST_DOCTORS = 100_000;

  private final ObjectMapper json = new ObjectMapper();
  private final PrintStream out;

  @Option(names = "--exit")
  private boolean exit;

  @Option(names = "--json")
  private boolean asJson;

  @Option(names = "--ready-file", paramLabel = "FILE")
  private @Nullable Path readyFile;

  @Option(names = "--replay", paramLabel = "FILE")
  private @Nullable Path replay;

  @Option(names = "--verdicts", paramLabel = "FILE")
  private @Nullable Path verdicts;

  @Option(names = "--doctors", paramLabel = "N", defaultValue = "1300")
  private int doctors;

  /** A demo that tells its story there. */
  public DemoCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    if (doctors < 1 || doctors > MOST_DOCTORS) {
      throw new UsageRefused("demo.how-many", Integer.toString(doctors), MOST_DOCTORS);
    }
    if (readyFile != null) {
      OutputFile.mustBePossible("--ready-file", readyFile);
    }
    if (verdicts != null) {
      OutputFile.mustBePossible("--verdicts", verdicts);
    }
    Conversation conversation = replay == null ? Conversation.shipped() : Conversation.in(replay);
    Script script = Script.demo(conversation, doctors, replay != null);
    var telling = new Telling(out);
    Optional<DemoLog> log = DemoLog.turnAside();
    try {
      log.ifPresent(aside -> telling.happened("the bot's log " + aside.file()));
      tell(script, telling);
    } finally {
      log.ifPresent(DemoLog::close);
    }
    return 0;
  }

  private void tell(Script script, Telling telling) throws Exception {
    Stage.Laying laying = script.firstDays() ? FirstDaysSettings::lay : _ -> {};
    try (Stage stage = Stage.set(script, telling, laying)) {
      if (readyFile != null) {
        writeWhole(readyFile, json.writeValueAsString(stage.ready()));
      }
      telling.happened("sandbox " + stage.address().sandbox());
      telling.happened("join link " + stage.address().joinLink());
      long began = System.nanoTime();
      var story = new Story(script, stage.address(), stage.people(), telling);
      Optional<FirstDays> firstDays =
          Optional.of(script)
              .filter(Script::firstDays)
              .map(
                  _ ->
                      new FirstDays(
                          stage.address(), stage.people(), stage.botFolders().config(), telling));
      List<Spoken> spoken = story.play(firstDays);
      if (replay == null) {
        ProposedWords.rehearse(stage.botFolders(), stage.folder().resolve("proposed"), telling);
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      Tally tally =
          new Tallying(stage.people(), Stage.ANNOUNCING, Stage.REMINDING).tally(spoken, seconds);
      if (verdicts != null) {
        writeWhole(verdicts, new Verdicts(stage.bot()).of(spoken));
      }
      out.println();
      out.println(DemoTable.of(tally));
      if (asJson) {
        out.println(json.writeValueAsString(tally));
      }
      if (!exit) {
        out.println("page: " + stage.address().sandbox() + "/   stop with Ctrl+C");
        out.flush();
        new CountDownLatch(1).await();
      }
    }
  }

  /** Whoever waits for the file finds all of it or nothing. */
  private static void writeWhole(Path file, String text) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(beside, text);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
