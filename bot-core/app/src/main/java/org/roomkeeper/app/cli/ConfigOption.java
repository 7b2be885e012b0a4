package org.roomkeeper.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.app.bot.BotFolders;
import picocli.CommandLine.Option;

/** Which config folder is meant. */
final class ConfigOption {
  @Option(names = "--config", paramLabel = "DIR", descriptionKey = "config")
  private @Nullable Path config;

  BotFolders folders() {
    return BotFolders.of(Optional.ofNullable(config));
  }
}
