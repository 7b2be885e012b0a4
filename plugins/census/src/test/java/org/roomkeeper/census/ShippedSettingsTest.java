package org.roomkeeper.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
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
  void whatTheShippedFormOffersHasANameInTheCharts() throws IOException {
    CensusConfig shipped =
        PluginFile.read(
            "census",
            CensusConfig.class,
            Files.readString(Path.of("../../config/plugins/census.yaml")));
    String form = Files.readString(Path.of("../../config/plugins/welcome.yaml"));
    List<String> offered =
        Pattern.compile("(?m)^ {4}([a-z-]+): \\{zh: .*, en: .*}$")
            .matcher(form)
            .results()
            .map(choice -> choice.group(1))
            .toList();

    assertThat(offered).contains("physician", "icu").hasSizeGreaterThan(15);
    assertThat(shipped.names()).flatExtracting(CensusConfig.Name::values).containsAll(offered);
  }

  @Test
  void everyTextIsThereInBothLanguages() {
    assertThat(TextsCheck.of(CensusPlugin.TEXTS, "zh", "en")).isEmpty();
  }
}
