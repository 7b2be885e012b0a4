package org.roomkeeper.wecom.archive;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import org.roomkeeper.api.Part;

/**
 * Takes the payload of an archived message apart. Forwarded and mixed messages hold further
 * messages as JSON inside strings; these are opened too, up to eight deep and a hundred parts. Of
 * what is beyond a hundred the words are kept in the last part, for a judge to see. Stateless.
 */
final class MessageParts {
  private static final int DEEPEST = 8;
  private static final int MOST = 100;
  private static final int LONGEST = 20_000;
  private static final String IN_RECORD = "chatrecord";

  /** Fields that hold numbers, keys and places of storage rather than words. */
  private static final Set<String> NO_WORDS =
      Set.of("sdkfileid", "md5sum", "md5", "fileid", "meetingid", "voiceid", "voipid", "userid");

  private final ObjectMapper json;

  MessageParts(ObjectMapper json) {
    this.json = json;
  }

  /**
   * The parts of a message.
   *
   * @param type WeCom's name of its kind
   * @param message the whole decrypted message
   * @return at least one part
   */
  List<Part> of(String type, JsonNode message) {
    var payload =
        switch (type) {
          case "markdown", "news" -> message.path("info");
          case "docmsg" -> message.path("doc");
          case "external_redpacket" -> message.path("redpacket");
          default -> message.path(type);
        };
    var found = parts(type, payload, 0);
    return found.isEmpty() ? List.of(new Part.Other(bounded(type, 64), "")) : limited(found);
  }

  private List<Part> parts(String type, JsonNode payload, int depth) {
    if (depth > DEEPEST) {
      return List.of(new Part.Other("too-deep", ""));
    }
    return switch (type) {
      case "text" -> depth == 0 ? Quotation.split(words(payload, "content")) : text(payload);
      case "markdown" -> text(payload);
      case "image", "voice", "video", "emotion" -> List.of(new Part.Picture(type));
      case "file", "qydiskfile", "voip_doc_share" ->
          List.of(new Part.File(words(payload, "filename")));
      case "link" ->
          link(payload, "title", "description", payload.has("link_url") ? "link_url" : "url");
      case "docmsg" -> link(payload, "title", "doc_creator", "link_url");
      case "news" -> news(payload);
      case "chatrecord" ->
          List.of(new Part.Forwarded(words(payload, "title"), limited(items(payload, depth))));
      case "mixed" -> items(payload, depth);
      default -> List.of(new Part.Other(bounded(type, 64), allWords(payload, depth)));
    };
  }

  private List<Part> text(JsonNode payload) {
    return List.of(new Part.Text(words(payload, "content")));
  }

  private static List<Part> link(JsonNode payload, String title, String description, String url) {
    return List.of(
        new Part.Link(words(payload, title), words(payload, description), words(payload, url)));
  }

  private static List<Part> news(JsonNode payload) {
    var links = new ArrayList<Part>();
    for (var item : payload.path("item")) {
      links.addAll(link(item, "title", "description", "url"));
    }
    return links;
  }

  /** What a bundle holds: each item's content is JSON inside a string. */
  private List<Part> items(JsonNode payload, int depth) {
    var parts = new ArrayList<Part>();
    for (var item : payload.path("item")) {
      var type = item.path("type").asText("").toLowerCase(Locale.ROOT);
      if (type.length() > IN_RECORD.length() && type.startsWith(IN_RECORD)) {
        type = type.substring(IN_RECORD.length());
      }
      var content = item.path("content");
      if (content.isTextual()) {
        try {
          var opened = json.readTree(content.asText());
          parts.addAll(
              opened.isObject()
                  ? parts(type, opened, depth + 1)
                  : List.of(new Part.Text(bounded(content.asText(), LONGEST))));
        } catch (JsonProcessingException e) {
          // Not JSON after all: then it is what was said.
          parts.add(new Part.Text(bounded(content.asText(), LONGEST)));
        }
      } else {
        parts.addAll(parts(type, content, depth + 1));
      }
    }
    return parts;
  }

  /** All that could be words in something that is not known, for a judge to see. */
  private String allWords(JsonNode payload, int depth) {
    var lines = new StringBuilder();
    collect(payload, depth, lines);
    return lines.toString();
  }

  private void collect(JsonNode node, int depth, StringBuilder lines) {
    if (depth > DEEPEST || lines.length() >= LONGEST) {
      return;
    }
    if (node.isTextual()) {
      if (!node.asText().isBlank()) {
        lines.append(lines.isEmpty() ? "" : "\n");
        lines.append(bounded(node.asText(), LONGEST - Math.min(LONGEST, lines.length())));
      }
    } else if (node.isObject()) {
      node.properties().stream()
          .filter(field -> !NO_WORDS.contains(field.getKey()))
          .forEach(field -> collect(field.getValue(), depth + 1, lines));
    } else if (node.isArray()) {
      node.forEach(item -> collect(item, depth + 1, lines));
    }
  }

  private static List<Part> limited(List<Part> parts) {
    if (parts.size() <= MOST) {
      return parts;
    }
    var some = new ArrayList<>(parts.subList(0, MOST - 1));
    var rest = new StringJoiner("\n");
    for (var part : parts.subList(MOST - 1, parts.size())) {
      if (rest.length() < LONGEST) {
        rest.add(wordsOf(part));
      }
    }
    some.add(new Part.Other("and-more", bounded(rest.toString().strip(), LONGEST)));
    return some;
  }

  private static String wordsOf(Part part) {
    return switch (part) {
      case Part.Text text -> text.text();
      case Part.Link link -> String.join("\n", link.title(), link.description(), link.url());
      case Part.Picture picture -> "";
      case Part.File file -> file.name();
      case Part.Quoted quoted -> quoted.text();
      case Part.Other other -> other.text();
      case Part.Forwarded bundle ->
          bundle.title()
              + bundle.parts().stream().map(inner -> "\n" + wordsOf(inner)).collect(joining());
    };
  }

  private static String words(JsonNode payload, String field) {
    return bounded(payload.path(field).asText(""), LONGEST);
  }

  private static String bounded(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end =
        Character.isHighSurrogate(text.charAt(Math.max(0, longest - 1))) ? longest - 1 : longest;
    return text.substring(0, Math.max(0, end));
  }
}
