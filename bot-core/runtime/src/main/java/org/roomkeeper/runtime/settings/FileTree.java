package org.roomkeeper.runtime.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.roomkeeper.api.Phrase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings files as they stood at one look: what they hold, not what it means.
 *
 * @param files the bytes by path below the config folder, with slashes
 * @param unreadable the files that could not be read, with the reason
 */
record FileTree(SortedMap<String, byte[]> files, SortedMap<String, String> unreadable) {
  private static final Logger log = LoggerFactory.getLogger(FileTree.class);
  private static final int DEEPEST_FOLDER = 8;

  /** Reads all files that settings may stand in. */
  static FileTree read(Path config) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    SortedMap<String, String> unreadable = new TreeMap<>();
    for (Path file : list(config)) {
      String name = name(config, file);
      try {
        // A file far too large is not taken into memory: one byte too many tells the same.
        try (var in = Files.newInputStream(file)) {
          files.put(name, in.readNBytes(YamlText.LARGEST + 1));
        }
      } catch (NoSuchFileException e) {
        log.debug("{} has gone since it was listed", name);
      } catch (IOException e) {
        unreadable.put(name, e.getClass().getSimpleName());
      }
    }
    return new FileTree(files, unreadable);
  }

  /** The files as they were kept when they were last good. */
  static FileTree of(Map<String, String> texts) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    texts.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return new FileTree(files, new TreeMap<>());
  }

  /** What changes when a file does: names, sizes and times of the last change. */
  static Map<String, String> marks(Path config) throws IOException {
    Map<String, String> marks = new TreeMap<>();
    for (Path file : list(config)) {
      try {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        marks.put(
            name(config, file), attributes.size() + " " + attributes.lastModifiedTime().toMillis());
      } catch (NoSuchFileException e) {
        log.debug("{} has gone since it was listed", file);
      }
    }
    return marks;
  }

  /** The text of a file; empty if it is missing (no problem yet) or cannot be read (a problem). */
  Optional<String> text(String file, Problems problems) {
    String why = unreadable.get(file);
    if (why != null) {
      problems.add(Problem.of(file, Phrase.of("settings.unreadable", why)));
      return Optional.empty();
    }
    byte[] bytes = files.get(file);
    return bytes == null ? Optional.empty() : YamlText.decode(file, bytes, problems);
  }

  /** Whether two looks saw the same. */
  boolean same(FileTree other) {
    return files.keySet().equals(other.files.keySet())
        && unreadable.equals(other.unreadable)
        && files.entrySet().stream()
            .allMatch(file -> Arrays.equals(file.getValue(), other.files.get(file.getKey())));
  }

  boolean has(String file) {
    return files.containsKey(file) || unreadable.containsKey(file);
  }

  /** The files below a folder, by path. */
  List<String> under(String folder) {
    return Stream.concat(files.keySet().stream(), unreadable.keySet().stream())
        .filter(name -> name.startsWith(folder + "/"))
        .sorted()
        .toList();
  }

  private static List<Path> list(Path config) throws IOException {
    try (Stream<Path> all = Files.walk(config, DEEPEST_FOLDER, FileVisitOption.FOLLOW_LINKS)) {
      return all.filter(file -> isSettings(config.relativize(file)))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** YAML files, and those that somebody may take for one; nothing hidden, nothing half written. */
  private static boolean isSettings(Path file) {
    for (Path part : file) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    String name = file.toString();
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private static String name(Path config, Path file) {
    return config.relativize(file).toString().replace('\\', '/');
  }
}
