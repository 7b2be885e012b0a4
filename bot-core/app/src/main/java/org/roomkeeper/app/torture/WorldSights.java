package org.roomkeeper.app.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.roomkeeper.app.torture.Evidence.Note;
import org.roomkeeper.sandbox.world.Args;
import org.roomkeeper.sandbox.world.Cards;
import org.roomkeeper.sandbox.world.Json;
import org.roomkeeper.sandbox.world.Member;
import org.roomkeeper.sandbox.world.Phones;
import org.roomkeeper.sandbox.world.Room;
import org.roomkeeper.sandbox.world.RoomMessage;
import org.roomkeeper.sandbox.world.World;

/** What people see at the end: their phones, their rooms, their cards and tasks. */
final class WorldSights {
  private static final Pattern SEEN = Pattern.compile("seen ([0-9]+) (.+)");
  private static final Pattern DEED = Pattern.compile("(said|posted|opened|task) ([0-9]+)");
  private static final Pattern WHY = Pattern.compile("roomkeeper why ([0-9]+)");

  private final List<Note> notes = new ArrayList<>();
  private final Map<String, Integer> deeds = new HashMap<>();
  private final Map<String, List<Long>> arrivals = new LinkedHashMap<>();
  private final Map<String, String> refs = new HashMap<>();
  private final Set<Long> reported = new LinkedHashSet<>();
  private final List<String> repeats = new ArrayList<>();
  private final Map<String, Integer> greeted = new TreeMap<>();
  private final Set<String> tagged = new LinkedHashSet<>();

  private WorldSights() {}

  /** Looks around. */
  static WorldSights in(World world) {
    var sights = new WorldSights();
    world.run(
        here -> {
          here.directory().members().forEach(member -> sights.phone(here, member));
          here.customers().all().forEach(customer -> sights.customer(here, customer.id()));
          here.rooms().all().forEach(sights::room);
          here.cards().all().forEach(sights::card);
          sights.tasks(here.groupMessages().describe(null));
        });
    return sights;
  }

  private void phone(World here, Member member) {
    var texts = new LinkedHashSet<String>();
    for (Phones.Seen item : here.phones().of(member.id())) {
      if (!item.kind().equals("app")) {
        continue;
      }
      String text = item.content().path("text").path("content").asText();
      Matcher seen = SEEN.matcher(text);
      Matcher why = WHY.matcher(text);
      if (seen.matches()) {
        long number = Long.parseLong(seen.group(1));
        notes.add(new Note(number, seen.group(2)));
        arrived("the phone of " + member.id(), number);
      } else if (!text.isEmpty() && !texts.add(text)) {
        repeats.add(member.id() + " was told twice: " + text);
      }
      if (why.find()) {
        reported.add(Long.valueOf(why.group(1)));
      }
    }
  }

  private void arrived(String place, long number) {
    arrivals.computeIfAbsent(place, _ -> new ArrayList<>()).add(number);
  }

  private void customer(World here, String id) {
    greeted.put(id, here.phones().welcomesOf(id).getOrDefault(Phones.Way.CODE, 0));
    if (here.customers().followersOf(id).isEmpty()) {
      return;
    }
    JsonNode known = here.customers().get(new Args(Json.object().put("external_userid", id)));
    if (known.path("follow_user").findValuesAsText("tag_name").contains("seen")) {
      tagged.add(id);
    }
  }

  private void room(Room room) {
    deed(room.name());
    for (RoomMessage message : room.messages()) {
      Matcher deed = DEED.matcher(message.body().path("content").asText());
      // Group messages are counted as tasks: what an owner sends of them stands here as well.
      if (deed.matches() && deed.group(1).equals("said")) {
        deeds.merge(deed.group(), 1, Integer::sum);
        arrived("room " + room.name(), Long.parseLong(deed.group(2)));
      }
    }
  }

  private void card(Cards.Card card) {
    String title = card.body().path("main_title").path("title").asText();
    if (deed(title)) {
      refs.put(card.taskId(), "card-" + title.substring("task ".length()));
    }
  }

  private void tasks(List<ObjectNode> tasks) {
    var texts = new LinkedHashSet<String>();
    for (ObjectNode task : tasks) {
      String text = task.path("content").path("text").path("content").asText();
      String where = String.join(" ", task.path("targets").findValuesAsText("id"));
      if (!deed(text) && !texts.add(where + "\n" + text)) {
        repeats.add("two group messages to " + where + ": " + text);
      }
    }
  }

  private boolean deed(String text) {
    boolean is = DEED.matcher(text).matches();
    if (is) {
      deeds.merge(text, 1, Integer::sum);
    }
    return is;
  }

  /** What the witness told, phone by phone. */
  List<Note> notes() {
    return notes;
  }

  /** How often each deed is seen. */
  Map<String, Integer> deeds() {
    return deeds;
  }

  /** The order in which numbers came, by phone and room. */
  Map<String, List<Long>> arrivals() {
    return arrivals;
  }

  /** The witness's name of each of its cards, by task id. */
  Map<String, String> refs() {
    return refs;
  }

  /** Actions of which somebody was told that nobody knows what came of them. */
  Set<Long> reported() {
    return reported;
  }

  /** What people see twice. */
  List<String> repeats() {
    return repeats;
  }

  /** How often each WeChat user was greeted by the permission that a new contact gives. */
  Map<String, Integer> greeted() {
    return greeted;
  }

  /** WeChat users whom the witness has tagged. */
  Set<String> tagged() {
    return tagged;
  }
}
