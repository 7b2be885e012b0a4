package org.roomkeeper.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.runtime.settings.SchemaFile;
import org.roomkeeper.runtime.settings.Settings;
import org.roomkeeper.runtime.settings.SettingsSchema;
import org.roomkeeper.runtime.settings.SettingsSource;

/** The settings that ship, read as they are. */
class ShippedSettingsTest {
  private static final Path CONFIG = Path.of("../../config");

  @Test
  void theyAreGoodOnceTheCredentialsAreInTheEnvironment() {
    Map<String, String> credentials =
        Map.of(
            "WECOM_CORP_ID", "ww1",
            "WECOM_APP_SECRET", "secret",
            "WECOM_CALLBACK_TOKEN", "token",
            "WECOM_CALLBACK_AES_KEY", "key");
    assertThat(settings(credentials).check()).isEmpty();
  }

  @Test
  void withoutCredentialsTheySayWhichAreMissing() {
    assertThat(settings(Map.of()).check())
        .extracting(problem -> problem.in("en").replaceFirst("^[^ ]* ", ""))
        .containsExactly(
            "the environment variable WECOM_CORP_ID is not set",
            "the environment variable WECOM_APP_SECRET is not set",
            "the environment variable WECOM_CALLBACK_TOKEN is not set",
            "the environment variable WECOM_CALLBACK_AES_KEY is not set");
  }

  @Test
  void whatNobodyCanShipIsMissingInTheFoundersFile(@TempDir Path home) throws IOException {
    Path config = Files.createDirectory(home.resolve("config"));
    String core = "http: {public-url: 'https://rooms.example.org'}\n";
    Files.writeString(config.resolve("roomkeeper.yaml"), core);
    Files.copy(CONFIG.resolve("rooms.yaml"), config.resolve("rooms.yaml"));
    assertThat(settings(config, Map.of()).check())
        .extracting(problem -> problem.in("en"))
        .containsExactly("roomkeeper.yaml:1:1: \"wecom\" is missing");
    Files.writeString(
        config.resolve("roomkeeper.yaml"),
        core + "wecom: {corp-id: ww1, agent-id: 1, app-secret: '${SECRET}'}\n");
    assertThat(settings(config, Map.of("SECRET", "s")).check())
        .extracting(problem -> problem.in("en"))
        .containsExactly("roomkeeper.yaml:2:8: \"callback\" is missing");
  }

  @Test
  void theSchemaIsFresh() {
    assertThat(
            SchemaFile.isFresh(
                CONFIG.resolve("schema/roomkeeper.schema.json"),
                SettingsSchema.ofCore(List.of(WeComModule.WECOM, WeComModule.ARCHIVE))))
        .as("run with -Djvm.flags=-Droomkeeper.schema=write to write it anew")
        .isTrue();
  }

  private static Settings settings(Map<String, String> environment) {
    return settings(CONFIG, environment);
  }

  private static Settings settings(Path config, Map<String, String> environment) {
    return Settings.read(
        new SettingsSource(config, name -> Optional.ofNullable(environment.get(name))),
        Set.of(WeComModule.WECOM, WeComModule.ARCHIVE));
  }
}
