package org.roomkeeper.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.RoomKind;

class SettingsSchemaTest {
  /** A plugin's settings. */
  record Sample(Map<String, String> greeting, Optional<Integer> count, List<RoomKind> kinds) {}

  @Test
  void theSchemaOfRoomsIsFresh() {
    assertThat(
            SchemaFile.isFresh(
                Path.of("../../config/schema/rooms.schema.json"), SettingsSchema.ofRooms()))
        .as("run with -Djvm.flags=-Droomkeeper.schema=write to write it anew")
        .isTrue();
  }

  @Test
  void aSchemaSaysWhatARecordHolds() throws Exception {
    JsonNode schema = new ObjectMapper().readTree(SettingsSchema.of("sample", Sample.class));
    assertThat(schema.at("/additionalProperties").asBoolean(true)).isFalse();
    assertThat(schema.at("/required").toString()).isEqualTo("[\"greeting\",\"kinds\"]");
    assertThat(schema.at("/properties/greeting/required").toString()).isEqualTo("[\"zh\",\"en\"]");
    assertThat(schema.at("/properties/count/type").asText()).isEqualTo("integer");
    assertThat(schema.at("/properties/kinds/items/enum/0").asText()).isEqualTo("customer-group");
  }

  @Test
  void whatShipsNeedNotBeWritten() throws Exception {
    JsonNode schema = new ObjectMapper().readTree(SettingsSchema.ofCore(List.of()));
    assertThat(schema.at("/required").isMissingNode()).isTrue();
    assertThat(schema.at("/properties/http/required").toString()).isEqualTo("[\"public-url\"]");
    assertThat(schema.at("/properties/http/properties/public").isMissingNode()).isFalse();
  }
}
