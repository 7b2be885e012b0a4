package org.roomkeeper.app.bot;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.roomkeeper.runtime.settings.SettingsSource;

/**
 * Where a bot finds its files.
 *
 * @param config the config folder
 * @param plugins the folder of the plugins' jars
 * @param environment environment variables by name
 */
public record BotFolders(
    Path config, Path plugins, Function<String, Optional<String>> environment) {

  /**
   * The installation's own folders, told by the launcher.
   *
   * @param config the config folder; the one that ships, if none is given
   */
  public static BotFolders of(Optional<Path> config) {
    Path home = home();
    return new BotFolders(
        config.orElse(home.resolve("config")),
        home.resolve("plugins"),
        name -> Optional.ofNullable(System.getenv(name)));
  }

  /**
   * The folder of the installation, in which {@code lib}, {@code plugins} and {@code config} lie.
   */
  public static Path home() {
    return Path.of(System.getProperty("roomkeeper.home", ".")).toAbsolutePath().normalize();
  }

  /** The same, with another config folder. */
  BotFolders withConfig(Path other) {
    return new BotFolders(other, plugins, environment);
  }

  SettingsSource settings() {
    return new SettingsSource(config, environment);
  }
}
