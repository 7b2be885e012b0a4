package org.roomkeeper.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roomkeeper.app.founding.People;

/** Counts what came of the story, in the sandbox's world and journal. */
final class Tallying {
  /** Requests that do something, and so count as actions; others read, or get a token. */
  private static final Set<String> ACTS =
      Set.of(
          "/cgi-bin/appchat/create",
          "/cgi-bin/appchat/update",
          "/cgi-bin/appchat/send",
          "/cgi-bin/message/send",
          "/cgi-bin/message/update_template_card",
          "/cgi-bin/externalcontact/groupchat/add_join_way",
          "/cgi-bin/externalcontact/groupchat/update_join_way",
          "/cgi-bin/externalcontact/add_contact_way",
          "/cgi-bin/externalcontact/update_contact_way",
          "/cgi-bin/externalcontact/group_welcome_template/add",
          "/cgi-bin/externalcontact/send_welcome_msg",
          "/cgi-bin/externalcontact/add_msg_template",
          "/cgi-bin/externalcontact/mark_tag",
          "/cgi-bin/webhook/send");

  /** Errors after which the same request is sent again. */
  private static final Set<Integer> PASSING = Set.of(-1, 6000, 40014, 41063, 42001, 45009, 45033);

  private static final int SCANNED = 3;

  private final ObjectMapper json = new ObjectMapper();
  private final People people;
  private final String announcing;
  private final String reminding;

  /**
   * Counts in this world.
   *
   * @param announcing words that stand in an announcement only
   * @param reminding words that stand in a reminder only
   */
  Tallying(People people, String announcing, String reminding) {
    this.people = people;
    this.announcing = announcing;
    this.reminding = reminding;
  }

  Tally tally(List<Spoken> spoken, double seconds) throws IOException, InterruptedException {
    List<JsonNode> rooms = rooms();
    var joined = new HashSet<String>();
    int family = 0;
    int largest = 0;
    int announcements = 0;
    int reminders = 0;
    for (JsonNode room : rooms) {
      var scanned = new HashSet<String>();
      for (JsonNode person : room.path("people")) {
        if (!person.path("member").asBoolean() && person.path("scene").asInt() == SCANNED) {
          scanned.add(person.path("id").asText());
        }
      }
      if (!scanned.isEmpty()) {
        family++;
        largest = Math.max(largest, room.path("size").asInt());
      }
      joined.addAll(scanned);
      announcements += heard(room, announcing) ? 1 : 0;
      reminders += heard(room, reminding) ? 1 : 0;
    }
    Tally.Welcomed by = welcomed(joined);
    List<JsonNode> requests = people.journal("request");
    Reactions reactions = new Reactions(json, spoken, requests, people.journal("archive"));
    int flagged = 0;
    int falseAlarms = 0;
    int violations = 0;
    int missed = 0;
    for (Spoken one : spoken) {
      boolean seen = reactions.to(one);
      flagged += seen ? 1 : 0;
      if (!one.message().borderline()) {
        violations += one.message().forbidden() ? 1 : 0;
        missed += one.message().forbidden() && !seen ? 1 : 0;
        falseAlarms += !one.message().forbidden() && seen ? 1 : 0;
      }
    }
    return new Tally(
        joined.size(),
        family,
        largest,
        people.look("knobs").path("customerGroupCap").asInt(),
        by.code() + by.privately() + by.room(),
        by,
        spoken.size(),
        violations,
        flagged,
        falseAlarms,
        missed,
        announcements,
        reminders,
        actions(requests),
        percentiles(reactions.latencies()),
        Math.round(seconds * 10) / 10.0);
  }

  private List<JsonNode> rooms() throws IOException, InterruptedException {
    var rooms = new ArrayList<JsonNode>();
    for (JsonNode room : people.look("world").path("rooms")) {
      rooms.add(people.look("rooms/" + room.path("id").asText(), "from", "0"));
    }
    return rooms;
  }

  private static boolean heard(JsonNode room, String words) {
    for (JsonNode message : room.path("said")) {
      if (message.path("body").toString().contains(words)) {
        return true;
      }
    }
    return false;
  }

  private Tally.Welcomed welcomed(Set<String> joined) throws IOException, InterruptedException {
    int code = 0;
    int privately = 0;
    int room = 0;
    for (JsonNode person : people.look("people", "kind", "customer").path("people")) {
      JsonNode ways = person.path("welcomed");
      if (!joined.contains(person.path("id").asText())) {
        continue;
      }
      if (ways.path("code").asInt() > 0) {
        code++;
      } else if (ways.path("private").asInt() > 0) {
        privately++;
      } else if (ways.path("room").asInt() > 0) {
        room++;
      }
    }
    return new Tally.Welcomed(code, privately, room);
  }

  private Tally.Actions actions(List<JsonNode> requests) throws IOException, InterruptedException {
    int done = 0;
    int asked = 0;
    int refused = 0;
    int unknown = 0;
    int greeted = 0;
    for (JsonNode request : requests) {
      String path = request.path("path").asText();
      if (!ACTS.contains(path)) {
        continue;
      }
      int errcode = request.path("errcode").asInt();
      if (request.path("status").asInt() != 200) {
        unknown++;
      } else if (errcode != 0) {
        refused += PASSING.contains(errcode) ? 0 : 1;
      } else if (path.endsWith("add_msg_template")
          || request.path("body").asText().contains("\"template_card\"")) {
        asked++;
      } else {
        done++;
        greeted += path.endsWith("send_welcome_msg") ? 1 : 0;
      }
    }
    int codes = 0;
    var told = new HashMap<String, Boolean>();
    for (JsonNode callback : people.journal("callback")) {
      String xml = callback.path("xml").asText();
      if (xml.contains("<WelcomeCode>") && told.put(xml, true) == null) {
        codes++;
      }
    }
    return new Tally.Actions(done, asked, refused, Math.max(0, codes - greeted), unknown);
  }

  private static Tally.Latency percentiles(Map<Spoken, Double> latencies) {
    double[] sorted = latencies.values().stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return new Tally.Latency(at(sorted, 0.50), at(sorted, 0.99));
  }

  private static double at(double[] sorted, double share) {
    if (sorted.length == 0) {
      return 0;
    }
    int rank = (int) Math.ceil(share * sorted.length) - 1;
    return Math.round(sorted[Math.clamp(rank, 0, sorted.length - 1)] * 10) / 10.0;
  }
}
