package org.roomkeeper.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request says, read as leniently as WeCom reads it: a number may come as a text and a text
 * as a number, what is not known is passed over, null is as good as absent.
 *
 * @param json the request's object; not copied
 */
public record Args(ObjectNode json) {
  /** A request that says nothing. */
  public static Args none() {
    return new Args(Json.object());
  }

  /** Whether it is there and not null. */
  public boolean has(String name) {
    return json.hasNonNull(name);
  }

  /** A text, or "" if absent. */
  public String text(String name) {
    JsonNode node = json.get(name);
    return node == null || node.isNull() || node.isContainerNode() ? "" : node.asText();
  }

  /** A text, or null if absent. */
  public @Nullable String textOrNull(String name) {
    return has(name) ? text(name) : null;
  }

  /**
   * A text that must be there.
   *
   * @throws WeComError {@code missing} if it is absent or empty
   */
  public String need(String name, int missing) {
    String text = text(name);
    if (text.isEmpty()) {
      throw new WeComError(missing, ErrorPhrases.of(missing) + ": " + name);
    }
    return text;
  }

  /** A text that must be there, refused with 40058 otherwise. */
  public String need(String name) {
    return need(name, 40058);
  }

  /**
   * A whole number.
   *
   * @throws WeComError 40058 if it is none
   */
  public long number(String name, long absent) {
    JsonNode node = json.get(name);
    if (node == null || node.isNull() || (node.isTextual() && node.asText().isBlank())) {
      return absent;
    }
    if (node.isNumber()) {
      return node.longValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue() ? 1 : 0;
    }
    try {
      return Long.parseLong(node.asText().strip());
    } catch (NumberFormatException e) {
      throw new WeComError(40058, ErrorPhrases.of(40058) + ": " + name + " should be a number");
    }
  }

  /** A number as an int, within a range; outside it 40058. */
  public int within(String name, int absent, int least, int most) {
    long number = number(name, absent);
    if (number < least || number > most) {
      throw new WeComError(
          40058, ErrorPhrases.of(40058) + ": " + name + " should be from " + least + " to " + most);
    }
    return (int) number;
  }

  /** True, 1, "1" or "true". */
  public boolean flag(String name, boolean absent) {
    if (!has(name)) {
      return absent;
    }
    JsonNode node = json.path(name);
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    String text = node.asText();
    return text.equals("1") || text.equalsIgnoreCase("true");
  }

  /** A list of texts; empty if absent, one if it is a lone text. */
  public List<String> texts(String name) {
    var texts = new ArrayList<String>();
    JsonNode node = json.path(name);
    if (node.isArray()) {
      node.forEach(
          item -> {
            if (item.isValueNode() && !item.isNull()) {
              texts.add(item.asText());
            }
          });
    } else if (node.isValueNode() && !node.isNull() && !node.asText().isEmpty()) {
      texts.add(node.asText());
    }
    return texts;
  }

  /** An object in it; empty if absent. */
  public Args object(String name) {
    return json.get(name) instanceof ObjectNode object ? new Args(object) : none();
  }

  /** The objects of a list; empty if absent. */
  public List<Args> objects(String name) {
    var objects = new ArrayList<Args>();
    if (json.get(name) instanceof ArrayNode array) {
      for (JsonNode item : array) {
        if (item instanceof ObjectNode object) {
          objects.add(new Args(object));
        }
      }
    }
    return objects;
  }

  /** The text divided at vertical bars, without empty parts. */
  public List<String> barred(String name) {
    JsonNode node = json.path(name);
    if (node.isArray()) {
      return texts(name);
    }
    return List.of(text(name).split("\\|")).stream()
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
