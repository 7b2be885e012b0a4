package org.roomkeeper.moderation.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
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
import org.roomkeeper.moderation.judge.Topic;

/**
 * A line of a file of labelled messages: a JSON object of texts, numbers, truths and lists of them.
 *
 * @param file where it stands
 * @param number which line, from 1
 * @param fields what it holds; a single value is a list of one
 */
public record LabelledLine(Path file, int number, Map<String, List<String>> fields) {
  private static final JsonFactory JSON = new JsonFactory();

  /** A line that is no labelled message. */
  public static final class Malformed extends IOException {
    private static final long serialVersionUID = 1;

    Malformed(Path file, int line, String why) {
      super(file + ":" + line + ": " + why);
    }
  }

  /**
   * All lines of a file, empty ones left out.
   *
   * @throws Malformed at the first that is no JSON object, or where the file is not UTF-8
   * @throws IOException if the file cannot be read
   */
  public static List<LabelledLine> read(Path file) throws IOException {
    var lines = new ArrayList<LabelledLine>();
    int number = 0;
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (!line.isBlank()) {
          lines.add(parse(file, number, line));
        }
      }
    } catch (MalformedInputException e) {
      throw new Malformed(file, number + 1, "not UTF-8");
    }
    return lines;
  }

  private static LabelledLine parse(Path file, int number, String text) throws Malformed {
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
        } else if (parser.currentToken() == JsonToken.VALUE_NULL) {
          continue;
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
    return new LabelledLine(file, number, fields);
  }

  Malformed bad(String why) {
    return new Malformed(file, number, why);
  }

  /** The first value of a field; empty if it has none. */
  public Optional<String> maybe(String name) {
    return fields.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** Whether a field says {@code true}. */
  public boolean is(String name) {
    return maybe(name).filter("true"::equals).isPresent();
  }

  /**
   * The value of a field.
   *
   * @throws Malformed if it has none
   */
  public String text(String name) throws Malformed {
    return maybe(name).orElseThrow(() -> bad("lacks " + name));
  }

  /**
   * The topics that a field names; none if it is missing.
   *
   * @throws Malformed if it names what is no topic
   */
  public Set<Topic> topics(String name) throws Malformed {
    var topics = EnumSet.noneOf(Topic.class);
    for (String key : new TreeSet<>(fields.getOrDefault(name, List.of()))) {
      topics.add(Topic.of(key).orElseThrow(() -> bad("no topic " + key)));
    }
    return topics;
  }
}
