package org.roomkeeper.overflow;

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
    String file = Files.readString(Path.of("../../config/plugins/overflow.yaml"));

    OverflowConfig shipped = PluginFile.read("overflow", OverflowConfig.class, file);

    assertThat(shipped.rooms()).isPositive();
  }

  @Test
  void everyTextIsThereInBothLanguages() {
    assertThat(TextsCheck.of(OverflowPlugin.TEXTS, "zh", "en")).isEmpty();
  }
}
