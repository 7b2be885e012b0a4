package org.roomkeeper.app.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.roomkeeper.app.bot.SettingsCheck;
import org.roomkeeper.runtime.settings.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code check}: whether the settings are good, and what WeCom makes possible. */
@Command(name = "check", mixinStandardHelpOptions = true, resourceBundle = Words.BUNDLE)
final class CheckCommand implements Callable<Integer> {
  private final Words words;
  private final PrintStream out;

  @Mixin private final ConfigOption config = new ConfigOption();

  CheckCommand(Words words, PrintStream out) {
    this.words = words;
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    var folders = config.folders();
    var check = SettingsCheck.of(folders, CommandLineOfRoomkeeper.coreWords());
    List<Problem> problems = check.problems();
    if (!problems.isEmpty()) {
      out.println(Problem.all(problems, words.language().toLanguageTag()));
      out.println(words.say("check.bad", folders.config(), problems.size()));
      return CommandLineOfRoomkeeper.WRONG;
    }
    out.println(words.say("check.good", folders.config(), String.join(", ", check.plugins())));
    if (!check.hasArchive()) {
      out.println(words.say("check.no-archive"));
    }
    out.println();
    out.println(words.say("check.what"));
    out.println(check.capabilities(words.language().toLanguageTag()));
    return CommandLineOfRoomkeeper.DONE;
  }
}
