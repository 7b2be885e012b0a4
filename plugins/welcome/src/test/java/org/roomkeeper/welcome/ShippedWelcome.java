package org.roomkeeper.welcome;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.runtime.settings.Settings;
import org.roomkeeper.runtime.settings.SettingsSource;

/** The settings that ship, with a founder's own lines over them. */
final class ShippedWelcome {
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

  private ShippedWelcome() {}

  /**
   * The settings.
   *
   * @param lines YAML, as in {@code welcome.yaml}
   */
  static WelcomeConfig with(Path home, String lines) {
    try {
      Path config = home.resolve("config");
      Files.createDirectories(config.resolve("plugins"));
      Files.writeString(config.resolve("roomkeeper.yaml"), CORE);
      Files.writeString(config.resolve("rooms.yaml"), ROOMS);
      Files.writeString(config.resolve("plugins/welcome.yaml"), lines);
      var settings = Settings.read(new SettingsSource(config, name -> Optional.empty()), Set.of());
      var plugin = settings.plugin("welcome", WelcomeConfig.class);
      settings.installed(Set.of("welcome"));
      settings.ready();
      return plugin.get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
