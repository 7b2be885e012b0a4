package org.roomkeeper.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.runtime.settings.Settings;
import org.roomkeeper.runtime.settings.SettingsSource;
import org.roomkeeper.runtime.texts.Bundle;

class ShippedSettingsTest {
  private static final String CORE = "http: {public-url: 'https://rooms.example.org'}\n";
  private static final String ROOMS =
      """
      communities:
        doctors:
          name: {zh: 医生, en: Doctors}
          languages: [zh, en]
          zones: [Asia/Shanghai]
          founders: [ada]
          moderators: [ada]
          rooms: []
      """;

  @TempDir Path home;

  @Test
  void theSettingsThatShipAreGood() throws IOException {
    Path config = home.resolve("config");
    Files.createDirectories(config.resolve("plugins"));
    Files.writeString(config.resolve("roomkeeper.yaml"), CORE);
    Files.writeString(config.resolve("rooms.yaml"), ROOMS);
    Files.copy(Path.of("../../config/plugins/census.yaml"), config.resolve("plugins/census.yaml"));
    var settings = Settings.read(new SettingsSource(config, name -> Optional.empty()), Set.of());
    var plugin = settings.plugin("census", CensusConfig.class);
    settings.installed(Set.of("census"));

    assertThat(settings.ready()).isEmpty();
    CensusConfig shipped = plugin.get();
    assertThat(shipped.publicPage()).isFalse();
    assertThat(shipped.askedBy()).isEqualTo(CensusConfig.Askers.MODERATORS);
  }

  @Test
  void everyTextIsThereInBothLanguages() {
    Bundle texts = Bundle.beside(CensusPlugin.class);

    assertThat(texts.patterns("zh").keySet()).isEqualTo(texts.patterns("en").keySet()).isNotEmpty();
  }
}
