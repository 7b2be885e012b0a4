package org.roomkeeper.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.roomkeeper.runtime.texts.TextsCheck;
import org.roomkeeper.sandbox.lane.PluginFile;

class ShippedSettingsTest {
  @Test
  void theSettingsThatShipAreGood() throws IOException {
    String file = Files.readString(Path.of("../../config/plugins/welcome.yaml"));

    WelcomeConfig shipped = PluginFile.read("welcome", WelcomeConfig.class, file);

    assertThat(shipped.appGroups().atOnce()).isEqualTo(20);
  }

  @Test
  void everyTextIsThereInBothLanguages() {
    assertThat(TextsCheck.of(WelcomePlugin.TEXTS, "zh", "en")).isEmpty();
  }
}
