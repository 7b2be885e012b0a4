package org.roomkeeper.app.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/**
 * A folder in which results are kept: a file of JSON for each part, measured whenever it was, and
 * one page with the tables of all.
 */
final class Kept {
  private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private final Path folder;

  Kept(Path folder) {
    this.folder = folder;
  }

  /** Keeps a result in the place of the part's former one. */
  void keep(Result result) throws IOException {
    Files.writeString(file(result.part()), json.writeValueAsString(result) + "\n");
    var all = new ArrayList<Result>();
    for (Part part : Part.values()) {
      if (Files.exists(file(part.letter()))) {
        all.add(json.readValue(file(part.letter()).toFile(), Result.class));
      }
    }
    Files.writeString(folder.resolve("tables.md"), BenchTable.markdown(all));
  }

  private Path file(String part) {
    return folder.resolve(part + ".json");
  }
}
