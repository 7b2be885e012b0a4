package org.roomkeeper.lectures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.roomkeeper.runtime.texts.Bundle;

class ShippedSettingsTest {
  @Test
  void theSettingsThatShipAreGoodAndHoldNoLecture() {
    // Or a founder who deletes the key would get ours.
    assertThat(Shipped.read("series: []\n").series()).isEmpty();
  }

  @Test
  void everyTextIsThereInBothLanguages() {
    Bundle texts = Bundle.beside(LecturesPlugin.class);

    assertThat(texts.patterns("zh").keySet()).isEqualTo(texts.patterns("en").keySet()).isNotEmpty();
    assertThat(Replies.keys("zh")).containsExactlyInAnyOrderElementsOf(Replies.keys("en"));
  }
}
