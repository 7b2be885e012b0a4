package org.roomkeeper.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Welcome texts of customer groups (row 18). The API fills a library; a group's owner chooses from
 * it in the client; WeCom itself then shows the text to newcomers, several in one message.
 */
public final class RoomWelcomes {
  private static final int MOST = 100;
  private static final int MOST_TEXT_BYTES = 3000;
  private static final List<String> EXTRAS =
      List.of("image", "link", "miniprogram", "file", "video");

  private record Template(ObjectNode content, @Nullable Caller by) {}

  /** Who waits to be welcomed in a room, and when the last were. */
  private static final class Door {
    private final List<String> waiting = new ArrayList<>();
    private long last = Long.MIN_VALUE / 2;
    private boolean due;
  }

  private final World world;
  private final Map<String, Template> templates = new LinkedHashMap<>();
  private final Map<String, Door> doors = new HashMap<>();

  RoomWelcomes(World world) {
    this.world = world;
  }

  /** The library: content by template id. */
  public Map<String, ObjectNode> library() {
    var library = new LinkedHashMap<String, ObjectNode>();
    templates.forEach((id, template) -> library.put(id, template.content()));
    return library;
  }

  /** A group's owner chooses a text of the library, or none. */
  public void choose(String chatId, @Nullable String templateId) {
    if (templateId != null && !templates.containsKey(templateId)) {
      throw new IllegalArgumentException("there is no welcome text " + templateId);
    }
    Room room = world.rooms().get(chatId);
    if (room.type() != RoomType.CUSTOMER) {
      throw new IllegalArgumentException("only customer groups have welcome texts");
    }
    room.welcomeTemplate(templateId);
  }

  /** A group's owner writes a text of their own. */
  public void write(String chatId, String text) {
    String id = world.names().make("msg", 29);
    var content = Json.object();
    content.set("text", Json.object().put("content", text));
    templates.put(id, new Template(content, null));
    choose(chatId, id);
  }

  /** A WeChat user has come into a customer group. */
  void newcomer(Room room, String person) {
    if (room.welcomeTemplate() == null) {
      return;
    }
    Door door = doors.computeIfAbsent(room.id(), _ -> new Door());
    door.waiting.add(person);
    if (!door.due) {
      door.due = true;
      long pause = world.knobs().number(Knob.ROOM_WELCOME_PAUSE_MILLIS);
      world.clock().at(door.last + pause, () -> show(room, door));
    }
  }

  private void show(Room room, Door door) {
    door.due = false;
    door.last = world.clock().now();
    List<String> newcomers = door.waiting.stream().filter(room::holds).toList();
    door.waiting.clear();
    String chosen = room.welcomeTemplate();
    Template template = chosen == null ? null : templates.get(chosen);
    if (template == null || newcomers.isEmpty()) {
      return;
    }
    String names =
        newcomers.stream()
            .map(person -> "@" + world.customers().nameOf(person))
            .collect(Collectors.joining(" "));
    String text = template.content().path("text").path("content").asText();
    String said =
        text.contains("%NICKNAME%") ? text.replace("%NICKNAME%", names) : names + "\n" + text;
    world.rooms().post(room, "wecom", "text", Json.object().put("content", said));
    newcomers.forEach(person -> world.phones().welcomed(person, Phones.Way.ROOM));
  }

  /** {@code group_welcome_template/add}. */
  public ObjectNode add(Args args, Caller caller) {
    if (templates.values().stream().filter(template -> template.by() != null).count() >= MOST) {
      throw new WeComError(41055);
    }
    String id = world.names().make("msg", 29);
    templates.put(id, new Template(content(args), caller));
    if (args.number("notify", 1) == 1) {
      world.rooms().of(RoomType.CUSTOMER).stream()
          .map(Room::owner)
          .distinct()
          .forEach(
              owner ->
                  world
                      .phones()
                      .show(owner, "notice", "wecom", Json.object().put("welcome_template", id)));
    }
    return Json.object().put("template_id", id);
  }

  /** {@code group_welcome_template/edit}. */
  public ObjectNode edit(Args args, Caller caller) {
    String id = own(args);
    templates.put(id, new Template(content(args), caller));
    return Json.object();
  }

  /** {@code group_welcome_template/get}. */
  public ObjectNode get(Args args) {
    Template template = templates.get(own(args));
    return template == null ? Json.object() : template.content().deepCopy();
  }

  /** {@code group_welcome_template/del}. */
  public ObjectNode delete(Args args) {
    templates.remove(own(args));
    return Json.object();
  }

  private String own(Args args) {
    String id = args.need("template_id", 40058);
    Template template = templates.get(id);
    if (template == null) {
      throw new WeComError(40058, "invalid template_id");
    }
    if (template.by() == null) {
      throw new WeComError(41058);
    }
    return id;
  }

  private ObjectNode content(Args args) {
    String text = args.object("text").text("content");
    Lengths.demandBytes("text.content", text, MOST_TEXT_BYTES, 45002);
    var content = Json.object();
    if (!text.isEmpty()) {
      content.set("text", Json.object().put("content", text));
    }
    int extras = 0;
    for (String kind : EXTRAS) {
      if (args.has(kind)) {
        extras++;
        MessageContent.demandWhole(kind, args.object(kind), world.media());
        content.set(kind, args.object(kind).json());
      }
    }
    if (extras > 1) {
      throw new WeComError(41064);
    }
    if (content.isEmpty()) {
      throw new WeComError(44004);
    }
    return content;
  }
}
