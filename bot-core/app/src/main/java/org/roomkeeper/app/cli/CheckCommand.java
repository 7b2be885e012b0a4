package org.roomkeeper.app.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.roomkeeper.app.bot.SettingsCheck;
import org.roomkeeper.runtime.ledger.LedgerCheck;
import org.roomkeeper.runtime.ledger.LedgerFile;
import org.roomkeeper.runtime.settings.Problem;
import org.roomkeeper.runtime.texts.CoreTexts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code check}: whether the settings are good, and what WeCom makes possible; or whether the
 * ledger is whole.
 */
@Command(name = "check", mixinStandardHelpOptions = true, resourceBundle = Words.BUNDLE)
final class CheckCommand implements Callable<Integer> {
  private final Words words;
  private final PrintStream out;

  @Mixin private final ConfigOption config = new ConfigOption();

  @Option(names = "--ledger")
  private boolean ledger;

  CheckCommand(Words words, PrintStream out) {
    this.words = words;
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    var folders = config.folders();
    var coreWords = CommandLineOfRoomkeeper.coreWords();
    if (ledger) {
      var settings = SettingsCheck.withoutCredentials(folders, coreWords).settings();
      return checkLedger(LedgerFile.of(settings.core().storage()));
    }
    var check = SettingsCheck.of(folders, coreWords);
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
    check
        .lacking(words.language().toLanguageTag())
        .forEach(
            (plugin, all) ->
                all.forEach(one -> out.println(words.say("check.lacks", plugin, one))));
    out.println();
    out.println(words.say("check.what"));
    out.println(check.capabilities(words.language().toLanguageTag()));
    return CommandLineOfRoomkeeper.DONE;
  }

  private int checkLedger(Path file) {
    var report = LedgerCheck.of(file);
    String language = words.language().toLanguageTag();
    report.problems().forEach(problem -> out.println(CoreTexts.ALL.say(language, problem)));
    out.println(
        words.say(
            report.problems().isEmpty() ? "check.ledger-good" : "check.ledger-bad",
            file,
            report.events(),
            report.actions(),
            report.notes(),
            CopyProgress.megabytes(report.bytes())));
    return report.problems().isEmpty()
        ? CommandLineOfRoomkeeper.DONE
        : CommandLineOfRoomkeeper.FAILED;
  }
}
