package org.roomkeeper.sandbox.lane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.roomkeeper.runtime.settings.Settings;
import org.roomkeeper.runtime.settings.SettingsSource;

/** A plugin's settings, read from its file just as the bot reads them. */
public final class PluginFile {
  private static final String CORE = "http: {public-url: 'https://rooms.example.org'}\n";
  private static final String ROOMS =
      """
      communities:
        doctors:
          name: {zh: 医生, en: Doctors}
          languages: [zh, en]
          zones: [Asia/Shanghai]
          founders: [ada]
          moderators: [ada]
          rooms: []
      """;

  private PluginFile() {}

  /**
   * The settings of a file that holds these lines; what they lack is as it ships with the plugin.
   *
   * @throws org.roomkeeper.runtime.settings.SettingsRefused if something in them is wrong
   */
  public static <C extends Record> C read(String plugin, Class<C> type, String yaml) {
    try {
      Path home = Files.createTempDirectory("settings-");
      try {
        return read(home.resolve("config"), plugin, type, yaml);
      } finally {
        clear(home);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <C extends Record> C read(Path config, String plugin, Class<C> type, String yaml)
      throws IOException {
    Files.createDirectories(config.resolve("plugins"));
    Files.writeString(config.resolve("roomkeeper.yaml"), CORE);
    Files.writeString(config.resolve("rooms.yaml"), ROOMS);
    Files.writeString(config.resolve("plugins").resolve(plugin + ".yaml"), yaml);
    var settings = Settings.read(new SettingsSource(config, _ -> Optional.empty()), Set.of());
    var read = settings.plugin(plugin, type);
    settings.installed(Set.of(plugin));
    settings.ready();
    return read.get();
  }

  private static void clear(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
