package org.roomkeeper.app.cli;

import java.nio.file.Files;
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
    return folders(Optional.ofNullable(config));
  }

  /**
   * The folders of a bot.
   *
   * @param config the config folder; the one that ships, if none is given
   * @throws UsageRefused if there is no such folder
   */
  static BotFolders folders(Optional<Path> config) {
    BotFolders folders = BotFolders.of(config);
    if (config.isPresent() && !Files.isDirectory(folders.config())) {
      throw new UsageRefused("config.no-folder", folders.config());
    }
    return folders;
  }
}
