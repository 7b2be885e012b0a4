package org.roomkeeper.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.app.founding.Founding;
import org.roomkeeper.app.founding.People;

/** What the parts of one run share: how long to measure, a folder, and somebody to tell. */
final class Bench implements AutoCloseable {
  private static final Duration LECTURE = Duration.ofDays(2);
  private final Length length;
  private final Path folder;
  private final Consumer<String> tell;
  private @Nullable FilledLedger filled;

  /**
   * A run.
   *
   * @param folder an empty folder
   * @param tell gets a line now and then
   */
  Bench(Length length, Path folder, Consumer<String> tell) {
    this.length = length;
    this.folder = folder;
    this.tell = tell;
  }

  /** How long and on how much is measured. */
  Length length() {
    return length;
  }

  /** Says how far it has come. */
  void tell(String line) {
    tell.accept(line);
  }

  /** A new folder of its own for something that is measured. */
  Path newFolder(String name) throws IOException {
    return Files.createTempDirectory(folder, name + "-");
  }

  /** A community founded in a sandbox, for a bot that has not run yet. */
  Founding found(JsonNode ready, String name) throws IOException, InterruptedException {
    var people = new People(URI.create(ready.path("baseUrl").asText()));
    return Founding.of(ready, people, LECTURE, newFolder(name));
  }

  /** The large ledger, filled when first asked for. */
  FilledLedger filled() throws Exception {
    if (filled == null) {
      filled = FilledLedger.fill(this);
    }
    return filled;
  }

  @Override
  public void close() {
    if (filled != null) {
      filled.close();
    }
  }
}
