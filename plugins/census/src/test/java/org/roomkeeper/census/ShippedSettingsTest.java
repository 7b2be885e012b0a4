package org.roomkeeper.census;

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
    String file = Files.readString(Path.of("../../config/plugins/census.yaml"));

    CensusConfig shipped = PluginFile.read("census", CensusConfig.class, file);

    assertThat(shipped.publicPage()).isFalse();
    assertThat(shipped.askedBy()).isEqualTo(CensusConfig.Askers.MODERATORS);
  }

  @Test
  void everyTextIsThereInBothLanguages() {
    assertThat(TextsCheck.of(CensusPlugin.TEXTS, "zh", "en")).isEmpty();
  }
}
