package org.roomkeeper.sandbox.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.sandbox.world.Args;
import org.roomkeeper.sandbox.world.Json;
import org.roomkeeper.sandbox.world.Member;
import org.roomkeeper.sandbox.world.Room;
import org.roomkeeper.sandbox.world.RoomType;
import org.roomkeeper.sandbox.world.World;

/** What only people can do, by the path under {@code /_sandbox/}. Runs under the world's lock. */
final class PeopleControls {
  /** One thing that people do. */
  @FunctionalInterface
  interface Control {
    JsonNode act(World world, Args args);
  }

  private final Map<String, Control> controls = new HashMap<>();

  PeopleControls() {
    customers();
    owners();
    members();
    lives();
    administrators();
  }

  /** The control at a path, or null. */
  @Nullable Control get(String path) {
    return controls.get(path);
  }

  private void customers() {
    controls.put(
        "customer/appear", (world, args) -> Json.object().put("customer", newcomer(world, args)));
    controls.put("customer/add-contact", PeopleControls::addContact);
    controls.put("customer/scan-joinway", PeopleControls::scanJoinWay);
    controls.put(
        "customer/drop",
        done((world, args) -> world.customers().drop(args.need("customer"), member(args))));
    controls.put(
        "customer/chat",
        done(
            (world, args) ->
                world
                    .customers()
                    .chat(
                        args.need("customer"),
                        member(args),
                        Json.object().put("content", args.need("text")))));
  }

  private void owners() {
    controls.put(
        "owner/open-group",
        (world, args) -> {
          Room room =
              world
                  .customerGroups()
                  .open(args.need("owner"), args.need("name"), args.texts("people"));
          room(world, room.id(), args);
          return Json.object().put("chatId", room.id());
        });
    controls.put(
        "owner/invite",
        done(
            (world, args) ->
                world
                    .customerGroups()
                    .invite(
                        chat(args),
                        args.has("invitor")
                            ? args.text("invitor")
                            : world.rooms().get(chat(args)).owner(),
                        person(args),
                        args.flag("byLink", false))));
    controls.put(
        "owner/kick",
        done(
            (world, args) ->
                world
                    .customerGroups()
                    .kick(
                        chat(args),
                        args.has("by") ? args.text("by") : world.rooms().get(chat(args)).owner(),
                        person(args))));
    controls.put(
        "owner/rename",
        done((world, args) -> world.customerGroups().rename(chat(args), args.need("name"))));
    controls.put(
        "owner/notice",
        done((world, args) -> world.customerGroups().notice(chat(args), args.text("notice"))));
    controls.put(
        "owner/hand-over",
        done((world, args) -> world.customerGroups().handOver(chat(args), args.need("to"))));
    controls.put(
        "owner/admin",
        done((world, args) -> world.customerGroups().admin(chat(args), person(args))));
    controls.put(
        "owner/dismiss", done((world, args) -> world.customerGroups().dismiss(chat(args))));
    controls.put("owner/choose-welcome", done(PeopleControls::chooseWelcome));
    controls.put("owner/confirm-groupmsg", PeopleControls::confirm);
  }

  private void members() {
    controls.put("member/say", PeopleControls::say);
    controls.put(
        "member/recall",
        done((world, args) -> world.rooms().recall(chat(args), person(args), args.need("msgid"))));
    controls.put(
        "member/leave",
        done(
            (world, args) -> {
              if (world.rooms().get(chat(args)).type() == RoomType.CUSTOMER) {
                world.customerGroups().leave(chat(args), person(args));
              } else {
                world.appGroups().leave(chat(args), person(args));
              }
            }));
    controls.put(
        "member/dm-app",
        (world, args) ->
            Json.object().put("msgid", world.appMessages().write(member(args), args.need("text"))));
    controls.put("member/open-app", done((world, args) -> world.appMessages().open(member(args))));
    controls.put(
        "member/chat",
        done(
            (world, args) ->
                world
                    .customers()
                    .chat(
                        member(args),
                        args.need("customer"),
                        Json.object().put("content", args.need("text")))));
    controls.put(
        "member/drop",
        done((world, args) -> world.customers().dropped(args.need("customer"), member(args))));
    Control press =
        (world, args) ->
            Json.object()
                .put(
                    "responseCode",
                    world
                        .cards()
                        .press(
                            member(args),
                            args.need("taskId"),
                            args.need("key"),
                            selected(args.object("selected"))));
    controls.put("card/press", press);
    controls.put("card/click", press);
  }

  private static Map<String, List<String>> selected(Args args) {
    var selected = new LinkedHashMap<String, List<String>>();
    args.json().fieldNames().forEachRemaining(name -> selected.put(name, args.texts(name)));
    return selected;
  }

  private void lives() {
    controls.put("live/begin", done((world, args) -> world.lives().begin(args.need("livingid"))));
    controls.put("live/end", done((world, args) -> world.lives().end(args.need("livingid"))));
    controls.put(
        "live/watch",
        done(
            (world, args) ->
                world
                    .lives()
                    .watch(
                        args.need("livingid"),
                        person(args),
                        args.number("seconds", 60),
                        args.flag("comments", false),
                        args.flag("speaks", false))));
    controls.put(
        "live/shop",
        (world, args) ->
            Json.object()
                .put(
                    "ww_share_code",
                    world.lives().shop(args.need("livingid"), person(args), args.text("invitor"))));
  }

  private void administrators() {
    controls.put(
        "directory/enroll",
        (world, args) -> {
          Member member = memberOf(args);
          world.directory().enroll(member);
          return Json.object().put("userid", member.id());
        });
    controls.put(
        "directory/dismiss", done((world, args) -> world.directory().dismiss(member(args))));
    controls.put(
        "rooms/internal",
        (world, args) -> {
          Room room =
              world
                  .rooms()
                  .openInternal(args.need("owner"), args.need("name"), args.texts("people"));
          room(world, room.id(), args);
          return Json.object().put("room", room.id());
        });
    controls.put(
        "rooms/all-staff",
        (world, args) -> {
          Room room = world.rooms().openAllStaff(args.need("owner"), args.need("name"));
          room(world, room.id(), args);
          return Json.object().put("room", room.id());
        });
    controls.put(
        "rooms/archive",
        done((world, args) -> world.rooms().archive(chat(args), args.flag("on", true))));
    controls.put(
        "webhook/add",
        (world, args) ->
            Json.object().put("key", world.webhooks().add(chat(args), args.textOrNull("key"))));
    controls.put(
        "webhook/remove", done((world, args) -> world.webhooks().remove(args.need("key"))));
    controls.put(
        "webhook/disable",
        done(
            (world, args) ->
                world.webhooks().disable(args.need("key"), args.flag("disabled", true))));
    controls.put("event", done(PeopleControls::tell));
    controls.put("seed", PeopleControls::seed);
  }

  private static void tell(World world, Args args) {
    if (args.json().isEmpty()) {
      throw new IllegalArgumentException("an event needs fields");
    }
    world.tell(inner(args.json()));
  }

  private static Map<String, Object> inner(JsonNode object) {
    var fields = new LinkedHashMap<String, Object>();
    object
        .properties()
        .forEach(
            field -> {
              if (!field.getKey().matches("[A-Za-z_][0-9A-Za-z_.-]*")) {
                throw new IllegalArgumentException("no element can be called " + field.getKey());
              }
              fields.put(field.getKey(), value(field.getValue()));
            });
    return fields;
  }

  private static Object value(JsonNode node) {
    if (node.isObject()) {
      return inner(node);
    }
    if (node.isArray()) {
      var items = new ArrayList<Object>();
      node.forEach(item -> items.add(value(item)));
      return items;
    }
    return node.isIntegralNumber() ? (Object) node.longValue() : node.asText();
  }

  /** Members, then rooms, as many as wanted, in one go. */
  private static JsonNode seed(World world, Args args) {
    for (Args department : args.objects("departments")) {
      world
          .directory()
          .department(
              department.number("id", 0), department.need("name"), department.number("parent", 1));
    }
    args.objects("members").forEach(member -> world.directory().enroll(memberOf(member)));
    var customers = Json.array();
    args.objects("customers").forEach(one -> customers.add(newcomer(world, one)));
    var groups = Json.array();
    for (Args group : args.objects("customerGroups")) {
      Room room =
          world
              .customerGroups()
              .open(group.need("owner"), group.need("name"), group.texts("people"));
      room(world, room.id(), group);
      groups.add(room.id());
    }
    var answer = Json.object();
    answer.set("customers", customers);
    answer.set("customerGroups", groups);
    return answer;
  }

  private static void room(World world, String id, Args args) {
    if (args.has("archived")) {
      world.rooms().archive(id, args.flag("archived", false));
    }
  }

  private static Member memberOf(Args args) {
    List<Long> departments = args.texts("departments").stream().map(Long::parseLong).toList();
    return new Member(
        member(args),
        args.has("name") ? args.text("name") : member(args),
        departments.isEmpty() ? List.of(1L) : departments,
        args.text("position"),
        args.text("mobile"),
        1);
  }

  private static JsonNode addContact(World world, Args args) {
    String customer = newcomer(world, args);
    var scan = world.contactWays().scan(code(args), customer);
    return Json.object()
        .put("customer", customer)
        .put("member", scan.member())
        .put("added", scan.added());
  }

  private static JsonNode scanJoinWay(World world, Args args) {
    String code = code(args);
    if (!world.joinWays().has(code)) {
      throw new IllegalArgumentException("there is no join way " + code);
    }
    String person =
        args.has("userid") ? world.directory().get(member(args)).id() : newcomer(world, args);
    var scan = world.joinWays().scan(code, person);
    return Json.object()
        .put("customer", person)
        .put("ending", scan.ending().name())
        .put("chatId", scan.chatId())
        .put("opened", scan.opened());
  }

  private static void chooseWelcome(World world, Args args) {
    if (args.has("text")) {
      world.roomWelcomes().write(chat(args), args.text("text"));
    } else {
      world.roomWelcomes().choose(chat(args), args.textOrNull("templateId"));
    }
  }

  private static JsonNode confirm(World world, Args args) {
    List<String> reached =
        world.groupMessages().confirm(args.need("msgid"), member(args), args.texts("chatIds"));
    return Json.object().set("sent", Json.texts(reached));
  }

  /** One message, or many in a list called messages. */
  private static JsonNode say(World world, Args args) {
    if (!args.has("messages")) {
      return Json.object().put("msgid", sayOne(world, args));
    }
    var ids = Json.array();
    args.objects("messages").forEach(message -> ids.add(sayOne(world, message)));
    return Json.object().set("msgids", ids);
  }

  private static String sayOne(World world, Args args) {
    String type = args.has("msgtype") ? args.text("msgtype") : "text";
    ObjectNode body =
        args.has("text")
            ? Json.object().put("content", quoting(args))
            : args.object(args.has("body") ? "body" : type).json();
    return world.rooms().say(chat(args), person(args), type, body);
  }

  /**
   * A quotation stands in the text itself; {@code quote} is {"name", "text", "from": "wechat"?}.
   */
  private static String quoting(Args args) {
    String text = args.text("text");
    if (!args.has("quote")) {
      return text;
    }
    Args quote = args.object("quote");
    return switch (quote.text("from")) {
      case "wechat" ->
          "「"
              + quote.text("name")
              + "："
              + quote.text("text")
              + "」\n- - - - - - - - - - - - - - -\n"
              + text;
      case "en" ->
          "This is a quote/reply:\n\""
              + quote.text("name")
              + ":\n"
              + quote.text("text")
              + "\"\n------\n"
              + text;
      default ->
          "这是一条引用/回复消息：\n“"
              + quote.text("name")
              + "：\n"
              + quote.text("text")
              + "”\n------\n"
              + text;
    };
  }

  /** The WeChat user of the request; who has only a name appears now. */
  private static String newcomer(World world, Args args) {
    return args.has("customer")
        ? world.customers().get(args.text("customer")).id()
        : world
            .customers()
            .appear(
                args.has("name") ? args.text("name") : "WeChat user",
                args.within("gender", 0, 0, 2))
            .id();
  }

  /** The id of a code: its config_id, or the last part of its picture's address. */
  static String code(Args args) {
    String code =
        args.has("code") ? args.text("code") : args.has("configId") ? args.text("configId") : "";
    String last = code.substring(code.lastIndexOf('/') + 1);
    int dot = last.indexOf('.');
    return dot < 0 ? last : last.substring(0, dot);
  }

  private static String chat(Args args) {
    return args.has("chatId") ? args.text("chatId") : args.need("room");
  }

  private static String person(Args args) {
    for (String name : List.of("person", "from", "customer", "userid")) {
      if (args.has(name)) {
        return args.text(name);
      }
    }
    return args.need("person");
  }

  private static String member(Args args) {
    return args.has("member") ? args.text("member") : args.need("userid");
  }

  @FunctionalInterface
  private interface Deed {
    void act(World world, Args args);
  }

  private static Control done(Deed deed) {
    return (world, args) -> {
      deed.act(world, args);
      return Json.object().put("ok", true);
    };
  }
}
