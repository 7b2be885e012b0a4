package org.roomkeeper.app.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.app.bot.SettingsCheck;
import org.roomkeeper.runtime.ledger.LedgerCopy;
import org.roomkeeper.runtime.ledger.LedgerFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backup}: a copy of the ledger, made while the bot runs. */
@Command(name = "backup", mixinStandardHelpOptions = true, resourceBundle = Words.BUNDLE)
final class BackupCommand implements Callable<Integer> {
  private final Words words;
  private final PrintStream out;
  private final PrintStream err;

  @Mixin private final ConfigOption config = new ConfigOption();

  @Parameters(index = "0", paramLabel = "FILE")
  private @Nullable Path file;

  @Option(names = "--replace")
  private boolean replace;

  BackupCommand(Words words, PrintStream out, PrintStream err) {
    this.words = words;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws Exception {
    Path copy = Objects.requireNonNull(file);
    var check =
        SettingsCheck.withoutCredentials(config.folders(), CommandLineOfRoomkeeper.coreWords());
    Path ledger = LedgerFile.of(check.settings().core().storage());
    if (Files.exists(copy) && (!replace || isSame(copy, ledger))) {
      err.println(words.say(replace ? "backup.itself" : "backup.exists", copy));
      return CommandLineOfRoomkeeper.WRONG;
    }
    var progress = new CopyProgress(words, err);
    long bytes = LedgerCopy.backup(ledger, copy, progress::show);
    progress.end();
    out.println(words.say("backup.done", copy, CopyProgress.megabytes(bytes)));
    return CommandLineOfRoomkeeper.DONE;
  }

  private static boolean isSame(Path copy, Path ledger) throws IOException {
    return Files.exists(ledger) && Files.isSameFile(copy, ledger);
  }
}
