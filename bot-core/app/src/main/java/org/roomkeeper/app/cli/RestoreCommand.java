package org.roomkeeper.app.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.app.bot.SettingsCheck;
import org.roomkeeper.runtime.ledger.LedgerCopy;
import org.roomkeeper.runtime.ledger.LedgerFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code restore}: puts a copy in the place of the ledger, while no bot runs. */
@Command(name = "restore", mixinStandardHelpOptions = true, resourceBundle = Words.BUNDLE)
final class RestoreCommand implements Callable<Integer> {
  private final Words words;
  private final PrintStream out;
  private final PrintStream err;

  @Mixin private final ConfigOption config = new ConfigOption();

  @Parameters(index = "0", paramLabel = "FILE")
  private @Nullable Path file;

  RestoreCommand(Words words, PrintStream out, PrintStream err) {
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
    var progress = new CopyProgress(words, err);
    var restored = LedgerCopy.restore(copy, ledger, progress::show);
    progress.end();
    out.println(words.say("restore.done", ledger, CopyProgress.megabytes(restored.bytes())));
    restored.before().ifPresent(before -> out.println(words.say("restore.before", before)));
    if (restored.owed() > 0) {
      out.println(words.say("restore.owed", restored.owed()));
    }
    return CommandLineOfRoomkeeper.DONE;
  }
}
