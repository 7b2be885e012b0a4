package org.roomkeeper.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.roomkeeper.runtime.settings.SchemaFile;
import org.roomkeeper.runtime.settings.SettingsSchema;

/** What editors know of this plugin's settings is what the plugin reads. */
class SchemaTest {
  @Test
  void theSchemaIsFresh() {
    assertThat(
            SchemaFile.isFresh(
                Path.of("../../config/schema/census.schema.json"),
                SettingsSchema.of("census", CensusConfig.class)))
        .as("run with -Djvm.flags=-Droomkeeper.schema=write to write it anew")
        .isTrue();
  }
}
