package org.roomkeeper.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.roomkeeper.moderation.judge.Words;
import org.roomkeeper.runtime.settings.SchemaFile;
import org.roomkeeper.runtime.settings.SettingsSchema;

/** What editors know of this plugin's settings is what the plugin reads. */
class SchemaTest {
  @Test
  void theSchemaIsFresh() {
    assertThat(
            SchemaFile.isFresh(
                Path.of("../../config/schema/moderation.schema.json"),
                SettingsSchema.of("moderation", ModerationConfig.class)))
        .as("run with -Djvm.flags=-Droomkeeper.schema=write to write it anew")
        .isTrue();
  }

  @Test
  void theSchemaOfWordListsIsFresh() {
    assertThat(
            SchemaFile.isFresh(
                Path.of("../../config/schema/words.schema.json"),
                SettingsSchema.of("words", Words.class)))
        .as("run with -Djvm.flags=-Droomkeeper.schema=write to write it anew")
        .isTrue();
  }
}
