package org.roomkeeper.runtime.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A schema as it was last written to {@code config/schema}: for the tests that fail when it is
 * stale. With the system property {@code roomkeeper.schema=write} ({@code ./mvnw
 * -Djvm.flags=-Droomkeeper.schema=write …}) they write it anew instead.
 */
public final class SchemaFile {
  private SchemaFile() {}

  /**
   * Whether the file holds this schema.
   *
   * @throws UncheckedIOException if it can be neither read nor written
   */
  public static boolean isFresh(Path file, String schema) {
    try {
      if ("write".equals(System.getProperty("roomkeeper.schema"))) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, schema);
      }
      return Files.readString(file).equals(schema);
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
