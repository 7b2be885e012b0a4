package org.roomkeeper.runtime.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * What settings may refer to outside their files.
 *
 * @param base the folder that relative paths start from: the one that holds the config folder
 * @param environment environment variables by name
 */
record Surroundings(Path base, Function<String, Optional<String>> environment) {
  /** The content of a file named by {@code ${file:…}}, without the line break at its end. */
  Optional<String> file(String path) {
    try {
      Path file = base.resolve(path);
      if (Files.size(file) > YamlText.LARGEST) {
        return Optional.empty();
      }
      return Optional.of(Files.readString(file).stripTrailing());
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
