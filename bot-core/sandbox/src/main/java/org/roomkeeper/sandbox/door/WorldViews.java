package org.roomkeeper.sandbox.door;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.roomkeeper.sandbox.world.Args;
import org.roomkeeper.sandbox.world.Cards;
import org.roomkeeper.sandbox.world.Customer;
import org.roomkeeper.sandbox.world.Json;
import org.roomkeeper.sandbox.world.Member;
import org.roomkeeper.sandbox.world.Phones;
import org.roomkeeper.sandbox.world.Room;
import org.roomkeeper.sandbox.world.RoomMessage;
import org.roomkeeper.sandbox.world.World;

/** The world as one who sees everything would tell it. Runs under the world's lock. */
final class WorldViews {
  private static final int MESSAGES = 200;

  private WorldViews() {}

  /** Rooms, headcounts and how many people were welcomed in which way. */
  static ObjectNode world(World world) {
    var rooms = Json.array();
    world.rooms().all().forEach(room -> rooms.add(brief(world, room)));
    var json =
        Json.object()
            .put("now", world.clock().now())
            .put("members", world.directory().members().size())
            .put("customers", world.customers().all().size())
            .put("archived", world.archive().count())
            .put("appMessages", world.appMessages().count());
    json.set("rooms", rooms);
    json.set("welcomed", welcomed(world));
    json.set("joinWays", Json.texts(world.joinWays().all()));
    json.set("codes", codes(world));
    json.set("lives", world.lives().describe());
    return json;
  }

  private static ArrayNode codes(World world) {
    var codes = Json.array();
    for (String id : world.joinWays().all()) {
      var rooms = Json.array();
      for (String chat : world.joinWays().chats(id)) {
        rooms.add(world.rooms().get(chat).name());
      }
      codes.add(
          Json.object()
              .put("id", id)
              .put("kind", "room")
              .put("title", world.joinWays().title(id))
              .set("rooms", rooms));
    }
    for (String id : world.contactWays().all()) {
      codes.add(
          Json.object()
              .put("id", id)
              .put("kind", "contact")
              .put("title", world.contactWays().title(id)));
    }
    return codes;
  }

  private static ObjectNode welcomed(World world) {
    int code = 0;
    int alone = 0;
    int room = 0;
    int any = 0;
    List<String> everybody = everybody(world);
    for (String person : everybody) {
      Map<Phones.Way, Integer> ways = world.phones().welcomesOf(person);
      code += ways.containsKey(Phones.Way.CODE) ? 1 : 0;
      alone += ways.containsKey(Phones.Way.PRIVATE) ? 1 : 0;
      room += ways.containsKey(Phones.Way.ROOM) ? 1 : 0;
      any += ways.isEmpty() ? 0 : 1;
    }
    return Json.object()
        .put("people", any)
        .put("code", code)
        .put("private", alone)
        .put("room", room);
  }

  private static List<String> everybody(World world) {
    var everybody = new ArrayList<String>();
    world.directory().members().forEach(member -> everybody.add(member.id()));
    world.customers().all().forEach(customer -> everybody.add(customer.id()));
    return everybody;
  }

  private static ObjectNode brief(World world, Room room) {
    return Json.object()
        .put("id", room.id())
        .put("type", room.type().name().toLowerCase(Locale.ROOT))
        .put("name", room.name())
        .put("owner", room.owner())
        .put("ownerName", world.customers().nameOf(room.owner()))
        .put("size", room.size())
        .put("cap", world.rooms().cap(room))
        .put("messages", room.messages().size())
        .put("last", last(room))
        .put("archived", room.archived())
        .put("dismissed", room.dismissed())
        .put("notice", room.notice())
        .put("welcome", room.welcomeTemplate())
        .put("createdAt", room.createdSeconds() * 1000)
        .put("archiveId", room.archiveId());
  }

  private static String last(Room room) {
    if (room.messages().isEmpty()) {
      return "";
    }
    RoomMessage message = room.messages().getLast();
    String text = message.body().path("content").asText("");
    return message.recalled() ? "" : text.isEmpty() ? "[" + message.type() + "]" : text;
  }

  /**
   * One room with its people and its last messages; {@code from} asks for those from a place on.
   */
  static ObjectNode room(World world, String id, Args args) {
    Room room = world.rooms().get(id);
    var json = brief(world, room);
    if (args.flag("people", true)) {
      var people = Json.array();
      room.members()
          .forEach(
              one ->
                  people.add(
                      Json.object()
                          .put("id", one.person())
                          .put("name", world.customers().nameOf(one.person()))
                          .put("member", world.directory().find(one.person()) != null)
                          .put("since", one.since())
                          .put("scene", one.scene())
                          .put("state", one.state())));
      json.set("people", people);
      json.set("admins", Json.texts(room.admins()));
    }
    List<RoomMessage> all = room.messages();
    int from =
        args.has("from")
            ? Math.clamp(args.number("from", 0), 0, all.size())
            : Math.max(0, all.size() - MESSAGES);
    json.put("from", from);
    json.set("said", said(world, all.subList(from, all.size())));
    return json;
  }

  private static ArrayNode said(World world, List<RoomMessage> messages) {
    var said = Json.array();
    for (RoomMessage message : messages) {
      var one =
          Json.object()
              .put("msgid", message.id())
              .put("at", message.at())
              .put("from", message.from())
              .put("name", world.customers().nameOf(message.from()))
              .put("type", message.type())
              .put("recalled", message.recalled());
      one.set("body", message.body());
      said.add(one);
    }
    return said;
  }

  /** Everybody, with how they were welcomed and the rooms they are in. */
  static ObjectNode people(World world, Args args) {
    String kind = args.text("kind");
    String like = args.text("like").toLowerCase(Locale.ROOT);
    int limit = args.within("limit", 100_000, 1, 100_000);
    var people = Json.array();
    if (!kind.equals("customer")) {
      for (Member member : world.directory().members()) {
        if (people.size() < limit && fits(member.name(), member.id(), like)) {
          people.add(
              person(world, member.id(), member.name(), true).put("position", member.position()));
        }
      }
    }
    if (!kind.equals("member")) {
      for (Customer customer : world.customers().all()) {
        if (people.size() < limit && fits(customer.name(), customer.id(), like)) {
          people.add(person(world, customer.id(), customer.name(), false));
        }
      }
    }
    return Json.object().set("people", people);
  }

  private static boolean fits(String name, String id, String like) {
    return like.isEmpty()
        || name.toLowerCase(Locale.ROOT).contains(like)
        || id.toLowerCase(Locale.ROOT).contains(like);
  }

  private static ObjectNode person(World world, String id, String name, boolean member) {
    var ways = world.phones().welcomesOf(id);
    var json = Json.object().put("id", id).put("name", name).put("member", member);
    json.set(
        "welcomed",
        Json.object()
            .put("code", ways.getOrDefault(Phones.Way.CODE, 0))
            .put("private", ways.getOrDefault(Phones.Way.PRIVATE, 0))
            .put("room", ways.getOrDefault(Phones.Way.ROOM, 0)));
    return json;
  }

  /** What somebody has on their phone outside of rooms, and the rooms they are in. */
  static ObjectNode phone(World world, String person) {
    if (world.customers().person(person) == null) {
      throw new IllegalArgumentException("there is nobody " + person);
    }
    var items = Json.array();
    for (Phones.Seen seen : world.phones().of(person)) {
      var item =
          Json.object()
              .put("at", seen.at())
              .put("kind", seen.kind())
              .put("from", seen.from())
              .put("name", world.customers().nameOf(seen.from()));
      item.set("content", seen.content());
      String msgid = seen.content().path("msgid").asText();
      item.put("recalled", world.appMessages().isRecalled(msgid));
      if (seen.kind().equals("card")) {
        Cards.Card card = world.cards().of(seen.content().path("task_id").asText()).get(person);
        if (card != null) {
          item.set("card", card(world, card));
        }
      }
      items.add(item);
    }
    var rooms = Json.array();
    for (Room room : world.rooms().all()) {
      if (room.holds(person) && !room.dismissed()) {
        rooms.add(brief(world, room));
      }
    }
    var json = person(world, person, world.customers().nameOf(person), isMember(world, person));
    json.set("rooms", rooms);
    json.set("items", items);
    json.set("followers", Json.texts(world.customers().followersOf(person)));
    var tasks = Json.array();
    if (isMember(world, person)) {
      world.groupMessages().describe(person).forEach(tasks::add);
    }
    json.set("tasks", tasks);
    return json;
  }

  private static boolean isMember(World world, String person) {
    return world.directory().find(person) != null;
  }

  /** All cards, as each of their receivers has them. */
  static ObjectNode cards(World world) {
    var cards = Json.array();
    world.cards().all().forEach(card -> cards.add(card(world, card)));
    return Json.object().set("cards", cards);
  }

  private static ObjectNode card(World world, Cards.Card card) {
    var json =
        Json.object()
            .put("taskId", card.taskId())
            .put("msgid", card.msgid())
            .put("userid", card.member())
            .put("closed", card.closed())
            .put("pressed", card.pressed())
            .put("recalled", world.appMessages().isRecalled(card.msgid()));
    json.set("body", card.body());
    return json;
  }

  /** All group messages that wait for a member, or were sent. */
  static ObjectNode tasks(World world) {
    var tasks = Json.array();
    world.groupMessages().describe(null).forEach(tasks::add);
    return Json.object().set("tasks", tasks);
  }

  /** The library of welcome texts. */
  static ObjectNode library(World world) {
    var library = Json.array();
    world
        .roomWelcomes()
        .library()
        .forEach(
            (id, content) -> {
              var one = Json.object().put("templateId", id);
              one.setAll(content);
              library.add(one);
            });
    return Json.object().set("templates", library);
  }
}
