package org.roomkeeper.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.app.cli.CommandLineOfRoomkeeper;

/** A short bench: each part has a figure, whatever it is. Never a time is asserted. */
@Tag("slow")
class BenchIT {
  @TempDir private Path kept;

  @Test
  void everyPartPrintsAndKeepsFigures() throws IOException {
    var out = new ByteArrayOutputStream();
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    int status =
        new CommandLineOfRoomkeeper(System.in, stream, stream)
            .run("bench", "--short", "--json", "--keep", kept.toString());
    String said = out.toString(StandardCharsets.UTF_8);
    assertThat(status).as(said).isZero();

    var results = new ArrayList<JsonNode>();
    for (String line : said.lines().filter(line -> line.startsWith("{\"part\"")).toList()) {
      results.add(new ObjectMapper().readTree(line));
    }
    assertThat(results)
        .extracting(result -> result.path("part").asText())
        .containsExactly("a", "b", "c", "d", "e", "f");
    String tables = Files.readString(kept.resolve("tables.md"));
    for (JsonNode result : results) {
      List<JsonNode> figures = new ArrayList<>();
      result.path("figures").forEach(figures::add);
      assertThat(figures).isNotEmpty();
      assertThat(figures).allMatch(figure -> Double.isFinite(figure.path("value").asDouble()));
      assertThat(tables).contains("(" + result.path("part").asText() + ")");
    }
  }
}
