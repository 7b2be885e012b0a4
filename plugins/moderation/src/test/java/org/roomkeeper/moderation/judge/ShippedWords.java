package org.roomkeeper.moderation.judge;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.api.Lists;
import org.roomkeeper.runtime.settings.Settings;
import org.roomkeeper.runtime.settings.SettingsSource;

/** The word files that ship, as the strict reader reads them. */
public final class ShippedWords {
  private ShippedWords() {}

  /** The settings that ship, credentials aside. */
  public static Settings settings() {
    return settings(Path.of(System.getProperty("config", "../../config")));
  }

  /** The settings in a folder. */
  public static Settings settings(Path config) {
    return Settings.read(new SettingsSource(config, name -> Optional.empty()), Set.of());
  }

  /** All files of {@code config/words}. */
  public static List<Lists.Entry<Words>> read() {
    return settings().lists("words", Words.class).get();
  }
}
