package org.roomkeeper.app.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.EventId;
import org.roomkeeper.app.bot.LedgerVisit;
import org.roomkeeper.app.bot.SettingsCheck;
import org.roomkeeper.runtime.ledger.Why;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code why}: why the bot did something, and what became of it. */
@Command(name = "why", mixinStandardHelpOptions = true, resourceBundle = Words.BUNDLE)
final class WhyCommand implements Callable<Integer> {
  private static final int LATEST = 20;

  private final Words words;
  private final PrintStream out;
  private final PrintStream err;

  @Mixin private final ConfigOption config = new ConfigOption();

  @Parameters(index = "0", arity = "0..1", paramLabel = "ID", descriptionKey = "ID")
  private @Nullable Long id;

  @Option(names = "--event", paramLabel = "ID")
  private @Nullable Long event;

  WhyCommand(Words words, PrintStream out, PrintStream err) {
    this.words = words;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws Exception {
    if ((id != null && id < 1) || (event != null && event < 1)) {
      throw new UsageRefused("why.from-one");
    }
    var check =
        SettingsCheck.withoutCredentials(config.folders(), CommandLineOfRoomkeeper.coreWords());
    var telling = new WhyTelling(words, check);
    try (var visit = LedgerVisit.to(check.settings())) {
      Why why = visit.open().why();
      if (id == null && event == null) {
        why.latest(LATEST).forEach(story -> out.println(telling.line(story)));
        return CommandLineOfRoomkeeper.DONE;
      }
      List<Why.Story> stories =
          event != null
              ? why.event(new EventId(event))
              : why.action(id == null ? 0 : id).stream().toList();
      if (stories.isEmpty() && event != null) {
        return withoutActions(why, new EventId(event), telling);
      }
      if (stories.isEmpty()) {
        err.println(words.say("why.no-action", String.valueOf(id)));
        return CommandLineOfRoomkeeper.FAILED;
      }
      stories.forEach(story -> out.println(telling.whole(story)));
      if (event != null) {
        tellFindings(why, new EventId(event), telling);
      }
      return CommandLineOfRoomkeeper.DONE;
    }
  }

  /** Nothing was done about an event; that is an answer too, with what was found. */
  private int withoutActions(Why why, EventId event, WhyTelling telling) {
    Optional<Why.Cause> cause = why.cause(event);
    if (cause.isEmpty()) {
      err.println(words.say("why.no-event", event));
      return CommandLineOfRoomkeeper.FAILED;
    }
    out.println(telling.event(cause.get()));
    out.println(words.say("why.nothing-done"));
    tellFindings(why, event, telling);
    return CommandLineOfRoomkeeper.DONE;
  }

  private void tellFindings(Why why, EventId event, WhyTelling telling) {
    why.findings(event).forEach(found -> out.println(telling.finding(found)));
  }
}
