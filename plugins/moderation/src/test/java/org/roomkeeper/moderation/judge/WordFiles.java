package org.roomkeeper.moderation.judge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.roomkeeper.api.Lists;

/** Word files written for a test, read by the strict reader. */
public final class WordFiles {
  private WordFiles() {}

  public static List<Lists.Entry<Words>> read(Map<String, String> files) {
    return ShippedWords.settings(folder(files)).lists("words", Words.class).get();
  }

  /** Everything that the strict reader finds wrong with the files, as file, place and words. */
  public static List<String> problems(Map<String, String> files) {
    var settings = ShippedWords.settings(folder(files));
    var _ = settings.lists("words", Words.class);
    return settings.check().stream()
        .map(Object::toString)
        .filter(problem -> problem.contains("words/"))
        .toList();
  }

  private static Path folder(Map<String, String> files) {
    try {
      Path config = Files.createTempDirectory("config");
      for (var file : files.entrySet()) {
        Path path = config.resolve("words").resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
        path.toFile().deleteOnExit();
      }
      return config;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
