package org.roomkeeper.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.roomkeeper.moderation.judge.Words;
import org.roomkeeper.runtime.settings.Settings;
import org.roomkeeper.runtime.settings.SettingsSource;

/** The settings and word lists that ship are good, as the strict reader reads them. */
class ShippedSettingsTest {
  @Test
  void theSettingsAndEveryWordListAreGood() {
    Settings settings =
        Settings.read(
            new SettingsSource(Path.of("../../config"), name -> Optional.empty()), Set.of());
    settings.plugin("moderation", ModerationConfig.class);
    settings.lists("words", Words.class);
    assertThat(settings.check())
        .filteredOn(problem -> !problem.file().equals("roomkeeper.yaml"))
        .isEmpty();
  }
}
