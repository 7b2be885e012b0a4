package org.roomkeeper.runtime.settings;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where settings come from.
 *
 * @param config the config folder, with {@code roomkeeper.yaml} in it; relative paths in settings
 *     start from the folder that holds it
 * @param environment environment variables by name
 */
public record SettingsSource(Path config, Function<String, Optional<String>> environment) {
  /** Makes the path absolute. */
  public SettingsSource {
    config = config.toAbsolutePath().normalize();
  }

  /** A config folder, and the environment of this process. */
  public static SettingsSource of(Path config) {
    return new SettingsSource(config, name -> Optional.ofNullable(System.getenv(name)));
  }

  Surroundings surroundings() {
    Path holder = config.getParent();
    return new Surroundings(holder == null ? config : holder, environment);
  }
}
