package org.roomkeeper.moderation.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.roomkeeper.moderation.judge.Topic;

/** Reads examples: the corpus of the project, and labelled files in JSON lines. */
public final class Examples {
  private Examples() {}

  /**
   * Reads a corpus: a folder a topic, besides {@code allowed} and {@code mixed}, in each a file a
   * language ({@code zh.jsonl}) with lines {@code {"kind","text","pair"?,"topics"?}}.
   *
   * @param languages which languages to read
   * @throws LabelledLine.Malformed at the first bad line
   */
  public static List<Example> corpus(Path folder, Set<String> languages) throws IOException {
    var examples = new ArrayList<Example>();
    for (Path home : sorted(folder)) {
      if (!Files.isDirectory(home)) {
        continue;
      }
      String name = String.valueOf(home.getFileName());
      for (Path file : sorted(home)) {
        String language = String.valueOf(file.getFileName()).replaceAll("\\.jsonl$", "");
        if (languages.contains(language)) {
          examples.addAll(ofRoom(file, name));
        }
      }
    }
    return examples;
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static List<Example> ofRoom(Path file, String home) throws IOException {
    var kindOfPair = new HashMap<String, String>();
    var examples = new ArrayList<Example>();
    for (LabelledLine line : LabelledLine.read(file)) {
      Set<Topic> topics =
          switch (home) {
            case "allowed" -> Set.of();
            case "mixed" -> line.topics("topics");
            default -> EnumSet.of(Topic.of(home).orElseThrow(() -> line.bad("no topic " + home)));
          };
      String kind = line.text("kind");
      // Both sides of a pair are learned from together.
      String group =
          line.maybe("pair").map(pair -> kindOfPair.computeIfAbsent(pair, p -> kind)).orElse(kind);
      examples.add(new Example(line.text("text"), topics, Example.Style.ROOM, group));
    }
    return examples;
  }

  /**
   * Reads labelled messages, {@code {"text","labels","source","lang","use","borderline"?}} a line;
   * only those that may shape weights ({@code "use":"train"}), are not borderline and are in one of
   * these languages.
   *
   * @throws LabelledLine.Malformed at the first bad line
   */
  public static List<Example> found(Path file, Set<String> languages) throws IOException {
    var examples = new ArrayList<Example>();
    for (LabelledLine line : LabelledLine.read(file)) {
      boolean usable =
          line.maybe("use").filter("train"::equals).isPresent()
              && !line.is("borderline")
              && line.maybe("lang").filter(languages::contains).isPresent();
      if (usable) {
        examples.add(
            new Example(
                line.text("text"),
                line.topics("labels"),
                Example.Style.FOUND,
                line.text("source")));
      }
    }
    return examples;
  }
}
