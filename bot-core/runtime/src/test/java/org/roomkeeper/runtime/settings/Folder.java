package org.roomkeeper.runtime.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A config folder for tests, with a good roomkeeper.yaml and rooms.yaml to begin with. */
final class Folder {
  static final String CORE =
      """
      http: {public-url: "https://rooms.example.org"}
      """;
  static final String ROOMS =
      """
      communities:
        doctors:
          name: {zh: 医生, en: Doctors}
          languages: [zh, en]
          zones: [Asia/Shanghai, Europe/Paris]
          founders: [ada]
          moderators: [lin, mo]
          hosts: [host1]
          experts: [lin]
          rooms:
            - {name: Ward round, kind: customer-group, id: wr1, family: main}
            - {name: Experts, kind: app-group, id: chat1, family: experts, capacity: 40}
            - {name: Night shift, kind: customer-group, family: main}
      """;

  final Path config;
  final Map<String, String> environment = new TreeMap<>();
  private int edits;

  Folder(Path home) {
    config = home.resolve("config");
    write("roomkeeper.yaml", CORE);
    write("rooms.yaml", ROOMS);
  }

  /** Writes a file, with a time of change that no earlier edit has. */
  Folder write(String name, String text) {
    try {
      Path file = config.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L + edits++));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SettingsSource source() {
    return new SettingsSource(config, name -> Optional.ofNullable(environment.get(name)));
  }

  Settings settings(SettingsSection<?>... sections) {
    return new Settings(source(), Set.of(sections));
  }
}
