package org.roomkeeper.moderation.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.roomkeeper.api.Lists;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The word files that ship, read without the core. */
public final class ShippedWords {
  private ShippedWords() {}

  /** All files of {@code config/words}. */
  public static List<Lists.Entry<Words>> read() throws IOException {
    Path folder = Path.of(System.getProperty("words", "../../config/words"));
    var files = new ArrayList<Lists.Entry<Words>>();
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path file : found.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
        files.add(
            new Lists.Entry<>(
                folder.relativize(file).toString().replace('\\', '/'),
                words(Files.readString(file))));
      }
    }
    return files;
  }

  /** One file's content. */
  public static Words words(String yaml) {
    var settings = LoadSettings.builder().setCodePointLimit(10_000_000).build();
    var content = (Map<?, ?>) new Load(settings).loadFromString(yaml);
    var hints = new TreeMap<String, List<String>>();
    ((Map<?, ?>) content.get("hints"))
        .forEach((kind, entries) -> hints.put((String) kind, strings(entries)));
    return new Words(
        strings(content.get("strong")),
        strings(content.get("ask")),
        hints,
        strings(content.get("allowed")),
        strings(content.get("clinical")),
        strings(content.get("rejects")));
  }

  private static List<String> strings(Object list) {
    return ((List<?>) list).stream().map(String.class::cast).toList();
  }
}
