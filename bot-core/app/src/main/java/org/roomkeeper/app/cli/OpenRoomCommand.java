package org.roomkeeper.app.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.OpenRoom;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.app.bot.LedgerVisit;
import org.roomkeeper.app.bot.SettingsCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code open-room}: has the bot open an app group, the only kind that it can open by itself. */
@Command(name = "open-room", mixinStandardHelpOptions = true, resourceBundle = Words.BUNDLE)
final class OpenRoomCommand implements Callable<Integer> {
  private final Words words;
  private final PrintStream out;
  private final PrintStream err;

  @Mixin private final ConfigOption config = new ConfigOption();

  @Option(names = "--community", paramLabel = "KEY")
  private @Nullable String community;

  @Option(names = "--name", paramLabel = "NAME", required = true)
  private String name = "";

  @Option(names = "--owner", paramLabel = "USERID", required = true)
  private String owner = "";

  @Option(names = "--family", paramLabel = "FAMILY", defaultValue = "staff")
  private String family = "";

  @Parameters(arity = "1..*", paramLabel = "USERID")
  private List<String> members = List.of();

  OpenRoomCommand(Words words, PrintStream out, PrintStream err) {
    this.words = words;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws Exception {
    var check =
        SettingsCheck.withoutCredentials(config.folders(), CommandLineOfRoomkeeper.coreWords());
    var all = check.settings().communities().all().stream().map(one -> one.id().value()).toList();
    String which = community != null || all.size() != 1 ? community : all.getFirst();
    if (which == null || !all.contains(which)) {
      err.println(words.say("open-room.which", String.join(", ", all)));
      return CommandLineOfRoomkeeper.WRONG;
    }
    var people = new ArrayList<String>(List.of(owner));
    members.stream().filter(member -> !people.contains(member)).forEach(people::add);
    OpenRoom open;
    try {
      open =
          OpenRoom.appGroup(
              name, staff(owner), people.stream().map(OpenRoomCommand::staff).toList(), family);
    } catch (IllegalArgumentException wrong) {
      err.println(wrong.getMessage());
      return CommandLineOfRoomkeeper.WRONG;
    }
    try (var visit = LedgerVisit.to(check.settings())) {
      long id =
          visit
              .open()
              .ledger()
              .owe(
                  new CommunityId(which),
                  EventId.UNRECORDED,
                  open,
                  Phrase.of("core.founder-opens-room"),
                  Instant.now())
              .get(30, TimeUnit.SECONDS);
      out.println(words.say("open-room.owed", Long.toString(id)));
    }
    return CommandLineOfRoomkeeper.DONE;
  }

  private static MemberId staff(String userid) {
    return new MemberId("staff:" + userid);
  }
}
