package org.roomkeeper.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.app.bot.BotFolders;
import org.roomkeeper.app.bot.MessageLanguage;
import org.roomkeeper.app.bot.SettingsTrial;
import org.roomkeeper.runtime.rehearsal.Difference;
import org.roomkeeper.runtime.rehearsal.Rehearsal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rehearse}: what a plugin would have decided under other settings. */
@Command(name = "rehearse", mixinStandardHelpOptions = true, resourceBundle = Words.BUNDLE)
final class RehearseCommand implements Callable<Integer> {
  private static final Pattern SINCE = Pattern.compile("([1-9][0-9]{0,5})([dhm])");
  private static final int MOST = 100;

  private final ObjectMapper mapper = new ObjectMapper();
  private final Words words;
  private final PrintStream out;
  private final PrintStream err;

  @Parameters(index = "0", paramLabel = "PLUGIN", descriptionKey = "PLUGIN")
  private String plugin = "";

  @Option(names = "--since", paramLabel = "TIME", defaultValue = "30d")
  private String since = "30d";

  @Option(names = "--config", paramLabel = "DIR")
  private @Nullable Path proposed;

  @Option(names = "--in-force", paramLabel = "DIR")
  private @Nullable Path inForce;

  @Option(names = "--data", paramLabel = "DIR")
  private @Nullable Path data;

  @Option(names = "--json")
  private boolean asJson;

  @Option(names = "--all")
  private boolean all;

  RehearseCommand(Words words, PrintStream out, PrintStream err) {
    this.words = words;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws Exception {
    Duration back = duration(since);
    Optional<Path> config = folder("--config", proposed);
    Optional<Path> models = folder("--data", data);
    BotFolders bot =
        folder("--in-force", inForce)
            .map(folder -> BotFolders.of(Optional.of(folder)))
            .or(() -> config.map(SettingsTrial::botOf))
            .orElseGet(() -> BotFolders.of(Optional.empty()));
    var trial =
        SettingsTrial.of(
            new SettingsTrial.Asked(plugin, bot, config, models),
            CommandLineOfRoomkeeper.coreWords());
    var table = new RehearsalTable(words, new MessageLanguage());
    var telling = new RehearsalTelling(words, trial, table);
    if (!asJson) {
      out.println(
          words.say(
              trial.besideThoseInForce() ? "rehearse.against-force" : "rehearse.against-then",
              plugin));
      out.println();
    }
    var progress = new CopyProgress(words, err);
    Rehearsal.Reading reading =
        trial.rehearse(back, one -> told(one, table, telling), progress::show);
    if (asJson) {
      out.println(sums(reading, table));
    } else {
      tell(reading, table, telling);
    }
    if (reading.failures() > 0) {
      err.println(words.say("rehearse.failures", reading.failures()));
      return CommandLineOfRoomkeeper.FAILED;
    }
    return CommandLineOfRoomkeeper.DONE;
  }

  private void told(Difference one, RehearsalTable table, RehearsalTelling telling) {
    table.add(one);
    if (asJson) {
      try {
        out.println(telling.json(one));
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    } else if (all || table.all() <= MOST) {
      out.println(telling.lines(one));
    }
  }

  private void tell(Rehearsal.Reading reading, RehearsalTable table, RehearsalTelling telling) {
    if (reading.from().isEmpty()) {
      out.println(words.say("rehearse.nothing", plugin));
      return;
    }
    if (!all && table.all() > MOST) {
      out.println(words.say("rehearse.more", table.all() - MOST));
    }
    if (table.all() == 0) {
      out.println(words.say("rehearse.none"));
    }
    out.println();
    table.lines().forEach(out::println);
    out.println(
        words.say(
            "rehearse.read", reading.events(), telling.at(reading.from().get()), table.all()));
    if (reading.forgotten() > 0) {
      out.println(words.say("rehearse.forgotten", reading.forgotten()));
    }
  }

  private String sums(Rehearsal.Reading reading, RehearsalTable table)
      throws JsonProcessingException {
    ObjectNode line = mapper.createObjectNode();
    ObjectNode sums = line.putObject("sums");
    sums.put("events", reading.events())
        .put("failures", reading.failures())
        .put("forgotten", reading.forgotten());
    reading.from().ifPresent(from -> sums.put("from", from.toString()));
    table.write(sums);
    return mapper.writeValueAsString(line);
  }

  private static Duration duration(String text) {
    Matcher found = SINCE.matcher(text);
    if (!found.matches()) {
      throw new UsageRefused("rehearse.since-wrong", text);
    }
    long count = Long.parseLong(found.group(1));
    return switch (found.group(2)) {
      case "d" -> Duration.ofDays(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofMinutes(count);
    };
  }

  private static Optional<Path> folder(String option, @Nullable Path folder) {
    if (folder != null && !Files.isDirectory(folder)) {
      throw new UsageRefused("rehearse.no-folder", option, folder);
    }
    return Optional.ofNullable(folder).map(path -> path.toAbsolutePath().normalize());
  }
}
