package org.roomkeeper.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationsTest {
  @Test
  void eachDatabaseTakesTheSameSteps() throws Exception {
    assertThat(steps("postgres")).isNotEmpty().isEqualTo(steps("sqlite"));
  }

  private static List<String> steps(String kind) throws IOException, URISyntaxException {
    URI first = Migrations.class.getResource(kind + "/V1__ledger.sql").toURI();
    try (var files = Files.list(Path.of(first).getParent())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
