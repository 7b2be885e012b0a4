package org.roomkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountryZonesTest {
  @Test
  void theUsualZoneOfACountryIsKnownHoweverItsLettersAreWritten() {
    var zones = new CountryZones(Map.of());

    assertThat(zones.of("CN")).contains(ZoneId.of("Asia/Shanghai"));
    assertThat(zones.of(" no ")).contains(ZoneId.of("Europe/Oslo"));
    assertThat(zones.of("XX")).isEmpty();
  }

  @Test
  void whatAFounderWritesDownCountsFirst() {
    var zones =
        new CountryZones(
            Map.of("US", ZoneId.of("America/Chicago"), "bo", ZoneId.of("America/La_Paz")));

    assertThat(zones.of("US")).contains(ZoneId.of("America/Chicago"));
    assertThat(zones.of("BO")).contains(ZoneId.of("America/La_Paz"));
    assertThat(zones.of("CN")).contains(ZoneId.of("Asia/Shanghai"));
  }
}
