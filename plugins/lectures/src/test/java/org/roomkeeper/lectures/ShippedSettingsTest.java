package org.roomkeeper.lectures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.roomkeeper.runtime.texts.TextsCheck;

class ShippedSettingsTest {
  @Test
  void theSettingsThatShipAreGoodAndHoldNoLecture() {
    // Or a founder who deletes the key would get ours.
    assertThat(Shipped.read("series: []\n").series()).isEmpty();
  }

  @Test
  void everyTextIsThereInBothLanguages() {
    assertThat(TextsCheck.of(LecturesPlugin.TEXTS, "zh", "en")).isEmpty();
  }
}
