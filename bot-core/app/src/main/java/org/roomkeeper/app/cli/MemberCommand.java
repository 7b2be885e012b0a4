package org.roomkeeper.app.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.roomkeeper.api.CommandGiven;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.app.bot.LedgerVisit;
import org.roomkeeper.app.bot.SettingsCheck;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.ledger.Keeping.Kept;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code member}: what is kept of somebody, and how it goes. */
@Command(name = "member", mixinStandardHelpOptions = true, resourceBundle = Words.BUNDLE)
final class MemberCommand implements Callable<Integer> {
  private final Words words;
  private final PrintStream out;
  private final PrintStream err;

  @Mixin private final ConfigOption config = new ConfigOption();

  @Parameters(index = "0", paramLabel = "show|erase", descriptionKey = "show|erase")
  private String what = "";

  @Parameters(index = "1", paramLabel = "WHO", descriptionKey = "WHO")
  private String who = "";

  MemberCommand(Words words, PrintStream out, PrintStream err) {
    this.words = words;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws Exception {
    if (!List.of("show", "erase").contains(what)) {
      err.println(words.say("member.what", what));
      return CommandLineOfRoomkeeper.WRONG;
    }
    var check =
        SettingsCheck.withoutCredentials(config.folders(), CommandLineOfRoomkeeper.coreWords());
    try (var visit = LedgerVisit.to(check.settings())) {
      Optional<Kept> kept = find(visit);
      if (kept.isEmpty()) {
        return CommandLineOfRoomkeeper.FAILED;
      }
      if (what.equals("show")) {
        show(kept.get());
        return CommandLineOfRoomkeeper.DONE;
      }
      MemberId member = kept.get().member();
      visit
          .open()
          .intake()
          .write(
              List.of(
                  new Incoming.Happened(
                      "verb-" + UUID.randomUUID(),
                      new CommandGiven(
                          Envelope.of(CommunityId.CORP, Instant.now()),
                          Optional.empty(),
                          "member erase " + member))))
          .get(30, TimeUnit.SECONDS);
      out.println(words.say("member.told", member.value()));
      return CommandLineOfRoomkeeper.DONE;
    }
  }

  /** By id, or by the name shown if only one person bears it. */
  private Optional<Kept> find(LedgerVisit visit) {
    var keeping = visit.open().keeping();
    if (who.matches("(guest|staff):\\S{1,120}")) {
      Kept kept = keeping.of(new MemberId(who));
      if (kept.known()) {
        return Optional.of(kept);
      }
    } else {
      List<MemberId> named = keeping.named(who);
      if (named.size() == 1) {
        return Optional.of(keeping.of(named.getFirst()));
      } else if (!named.isEmpty()) {
        err.println(words.say("member.several", who));
        named.forEach(member -> err.println("  " + member.value()));
        return Optional.empty();
      }
    }
    err.println(words.say("member.nobody", who));
    return Optional.empty();
  }

  private void show(Kept kept) {
    out.println(words.say("member.head", kept.member().value(), kept.name()));
    out.println(words.say("member.rooms", String.join(", ", kept.rooms())));
    for (var fact : kept.facts()) {
      out.println(
          words.say(
              "member.fact",
              fact.community().value(),
              fact.key(),
              fact.value(),
              fact.author(),
              fact.at().toString()));
    }
    for (var note : kept.notes()) {
      out.println(
          words.say(
              "member.note", note.plugin(), note.community().value(), note.key(), note.body()));
    }
    out.println(words.say("member.counts", kept.events(), kept.actions()));
  }
}
