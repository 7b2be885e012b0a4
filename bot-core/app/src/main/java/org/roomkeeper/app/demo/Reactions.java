package org.roomkeeper.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.app.founding.Card;

/**
 * Which messages the bot did something about, read off the requests that the sandbox accepted: a
 * card that names the author, a private message to them (with a button or without), a message in a
 * room that mentions them. Authors have unique names; who spoke more than once is taken to be meant
 * for what they said last.
 */
final class Reactions {
  private final Map<Spoken, Double> latencies = new LinkedHashMap<>();

  Reactions(
      ObjectMapper json, List<Spoken> spoken, List<JsonNode> requests, List<JsonNode> archivePages)
      throws IOException {
    Map<String, Long> handedOut = handedOut(archivePages);
    var byName = new HashMap<String, List<Spoken>>();
    for (Spoken one : spoken) {
      byName.computeIfAbsent(one.name(), _ -> new ArrayList<>()).add(one);
      byName.computeIfAbsent(one.person(), _ -> new ArrayList<>()).add(one);
    }
    for (JsonNode request : requests) {
      if (request.path("errcode").asInt() != 0) {
        continue;
      }
      long accepted = end(request);
      for (String subject : subjects(json, request)) {
        Spoken about = last(byName.getOrDefault(subject, List.of()), handedOut, accepted);
        if (about != null) {
          Long since = handedOut.get(about.id());
          latencies.putIfAbsent(about, since == null ? 0 : (accepted - since) / 1e6);
        }
      }
    }
  }

  /** Whether anything was done about a message. */
  boolean to(Spoken one) {
    return latencies.containsKey(one);
  }

  /** Host milliseconds until the first thing was done, by message. */
  Map<Spoken, Double> latencies() {
    return latencies;
  }

  private static @Nullable Spoken last(
      List<Spoken> said, Map<String, Long> handedOut, long accepted) {
    Spoken last = null;
    for (Spoken one : said) {
      Long since = handedOut.get(one.id());
      if (since != null && since <= accepted) {
        last = one;
      }
    }
    return last;
  }

  private static Map<String, Long> handedOut(List<JsonNode> archivePages) {
    var handedOut = new HashMap<String, Long>();
    for (JsonNode page : archivePages) {
      for (JsonNode id : page.path("msgids")) {
        handedOut.putIfAbsent(id.asText(), end(page));
      }
    }
    return handedOut;
  }

  private static long end(JsonNode entry) {
    return entry.path("hostNanos").asLong() + entry.path("micros").asLong() * 1000;
  }

  private static Set<String> subjects(ObjectMapper json, JsonNode request) throws IOException {
    var subjects = new HashSet<String>();
    String path = request.path("path").asText();
    if (path.equals("/cgi-bin/message/send")) {
      JsonNode body = json.readTree(request.path("body").asText());
      List<String> named =
          body.path("msgtype").asText().equals("template_card")
              ? Card.of("", "", body.path("template_card")).values()
              : List.of();
      if (!named.isEmpty()) {
        subjects.addAll(named);
      } else {
        subjects.add(body.path("touser").asText());
      }
    } else if (path.equals("/cgi-bin/appchat/send")) {
      JsonNode body = json.readTree(request.path("body").asText());
      body.path("text").path("mentioned_list").forEach(one -> subjects.add(one.asText()));
    }
    return subjects;
  }
}
