package org.roomkeeper.app.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.CommandGiven;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.app.bot.LedgerVisit;
import org.roomkeeper.app.bot.SettingsCheck;
import org.roomkeeper.runtime.intake.Incoming;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code plugin}: how the plugins are, and a second chance for those that failed. */
@Command(name = "plugin", mixinStandardHelpOptions = true, resourceBundle = Words.BUNDLE)
final class PluginCommand implements Callable<Integer> {
  private final Words words;
  private final PrintStream out;
  private final PrintStream err;

  @Mixin private final ConfigOption config = new ConfigOption();

  @Parameters(index = "0", paramLabel = "list|retry|resume")
  private String what = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "NAME")
  private @Nullable String name;

  PluginCommand(Words words, PrintStream out, PrintStream err) {
    this.words = words;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws Exception {
    var check =
        SettingsCheck.withoutCredentials(config.folders(), CommandLineOfRoomkeeper.coreWords());
    boolean list = what.equals("list");
    if (!list && !List.of("retry", "resume").contains(what)) {
      err.println(words.say("plugin.what", what));
      return CommandLineOfRoomkeeper.WRONG;
    }
    if (!list && (name == null || !check.plugins().contains(name))) {
      err.println(
          words.say("plugin.which", String.valueOf(name), String.join(", ", check.plugins())));
      return CommandLineOfRoomkeeper.WRONG;
    }
    try (var visit = LedgerVisit.to(check.settings())) {
      if (list) {
        var paused = visit.open().ledger().paused();
        for (String plugin : check.plugins()) {
          int failed = visit.open().ledger().failures(plugin, Instant.EPOCH).size();
          boolean stands = paused.stream().anyMatch(one -> one.plugin().equals(plugin));
          out.println(words.say(stands ? "plugin.paused" : "plugin.runs", plugin, failed));
          var verbs = check.verbs(plugin);
          if (!verbs.isEmpty()) {
            out.println(words.say("plugin.words", String.join(", ", verbs)));
          }
        }
        return CommandLineOfRoomkeeper.DONE;
      }
      var given =
          new CommandGiven(
              Envelope.of(CommunityId.CORP, Instant.now()),
              Optional.empty(),
              "plugin " + what + " " + name);
      visit
          .open()
          .intake()
          .write(List.of(new Incoming.Happened("verb-" + UUID.randomUUID(), given)))
          .get(30, TimeUnit.SECONDS);
      out.println(words.say("plugin.told", String.valueOf(name)));
      return CommandLineOfRoomkeeper.DONE;
    }
  }
}
