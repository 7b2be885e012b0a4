package org.roomkeeper.moderation.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.roomkeeper.moderation.judge.Topic;

/** Reads examples: the corpus of the project, and labelled files in JSON lines. */
public final class Examples {
  private static final JsonFactory JSON = new JsonFactory();

  private Examples() {}

  /** A line that is no example. */
  public static final class Malformed extends IOException {
    private static final long serialVersionUID = 1;

    Malformed(Path file, int line, String why) {
      super(file + ":" + line + ": " + why);
    }
  }

  /**
   * Reads a corpus: a folder a topic, besides {@code allowed} and {@code mixed}, in each a file a
   * language ({@code zh.jsonl}) with lines {@code {"kind","text","pair"?,"topics"?}}.
   *
   * @param languages which languages to read
   * @throws Malformed at the first bad line
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
    for (Line line : lines(file)) {
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
   * @throws Malformed at the first bad line
   */
  public static List<Example> found(Path file, Set<String> languages) throws IOException {
    var examples = new ArrayList<Example>();
    for (Line line : lines(file)) {
      boolean usable =
          line.maybe("use").filter("train"::equals).isPresent()
              && line.maybe("borderline").filter("true"::equals).isEmpty()
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

  private static List<Line> lines(Path file) throws IOException {
    var lines = new ArrayList<Line>();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (!line.isBlank()) {
          lines.add(Line.parse(file, number, line));
        }
      }
    }
    return lines;
  }

  private record Line(Path file, int number, Map<String, List<String>> fields) {
    static Line parse(Path file, int number, String text) throws Malformed {
      var fields = new HashMap<String, List<String>>();
      try (JsonParser parser = JSON.createParser(text)) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
          throw new Malformed(file, number, "no JSON object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          var values = new ArrayList<String>();
          if (parser.nextToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
              values.add(parser.getText());
            }
          } else if (parser.currentToken().isScalarValue()) {
            values.add(parser.getText());
          } else {
            parser.skipChildren();
          }
          fields.put(name, List.copyOf(values));
        }
      } catch (JsonProcessingException e) {
        throw new Malformed(file, number, e.getOriginalMessage());
      } catch (Malformed e) {
        throw e;
      } catch (IOException e) {
        throw new Malformed(file, number, String.valueOf(e.getMessage()));
      }
      return new Line(file, number, fields);
    }

    Malformed bad(String why) {
      return new Malformed(file, number, why);
    }

    Optional<String> maybe(String name) {
      return fields.getOrDefault(name, List.of()).stream().findFirst();
    }

    String text(String name) throws Malformed {
      return maybe(name).orElseThrow(() -> bad("lacks " + name));
    }

    Set<Topic> topics(String name) throws Malformed {
      var topics = EnumSet.noneOf(Topic.class);
      for (String key : new TreeSet<>(fields.getOrDefault(name, List.of()))) {
        topics.add(Topic.of(key).orElseThrow(() -> bad("no topic " + key)));
      }
      return topics;
    }
  }
}
