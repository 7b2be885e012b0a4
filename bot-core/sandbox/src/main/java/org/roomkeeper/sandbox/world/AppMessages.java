package org.roomkeeper.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Messages of the app to members (rows 7, 8 and 10), and what members write to the app. */
public final class AppMessages {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final int LONGEST_CHECK = 4 * 3600;

  private record Sent(long at, Set<String> members, boolean recalled) {}

  private record Repeat(ObjectNode answer, long until) {}

  private final World world;
  private final Map<String, Sent> sent = new HashMap<>();
  private final Map<String, Repeat> repeats = new HashMap<>();
  private long sentCount;

  AppMessages(World world) {
    this.world = world;
  }

  /** Row 7: {@code message/send}. */
  public ObjectNode send(Args args) {
    demandAgent(args);
    ObjectNode body = AppContent.read(args, AppContent.TO_MEMBERS, world.media(), false);
    Recipients to =
        Recipients.of(
            world, args.barred("touser"), args.barred("toparty"), args.barred("totag"), false);
    if (args.barred("touser").isEmpty()
        && args.barred("toparty").isEmpty()
        && args.barred("totag").isEmpty()) {
      throw new WeComError(82001);
    }
    if (to.members().isEmpty()) {
      throw new WeComError(81013);
    }
    String type = args.text("msgtype");
    boolean check = args.flag("enable_duplicate_check", false);
    String same =
        check
            ? args.text("touser")
                + '\n'
                + args.text("toparty")
                + '\n'
                + args.text("totag")
                + '\n'
                + type
                + '\n'
                + Json.write(body)
            : "";
    if (check) {
      Repeat repeat = repeats.get(same);
      if (repeat != null && world.clock().now() < repeat.until()) {
        return repeat.answer().deepCopy();
      }
    }
    ObjectNode answer = deliver(type, body, to);
    if (check) {
      int seconds = args.within("duplicate_check_interval", 1800, 0, LONGEST_CHECK);
      repeats.put(same, new Repeat(answer.deepCopy(), world.clock().now() + seconds * 1000L));
    }
    return answer;
  }

  private ObjectNode deliver(String type, ObjectNode body, Recipients to) {
    Knobs knobs = world.knobs();
    Rates rates = world.rates();
    boolean card = type.equals("template_card");
    if (card) {
      world.cards().demandNewTask(new Args(body));
    }
    long accounts = world.directory().members().size();
    rates.demand(
        "app messages a day",
        to.members().size(),
        accounts * knobs.number(Knob.MESSAGES_PER_DAY_PER_ACCOUNT),
        DAY);
    String msgid = world.names().make("msg", 60);
    var reached = new LinkedHashSet<String>();
    for (String member : to.members()) {
      long minute = knobs.number(Knob.MESSAGES_PER_MINUTE_PER_MEMBER);
      long hour = knobs.number(Knob.MESSAGES_PER_HOUR_PER_MEMBER);
      if (rates.drip("app message minute " + member, minute, MINUTE)
          && rates.drip("app message hour " + member, hour, HOUR)) {
        reached.add(member);
      }
    }
    sent.put(msgid, new Sent(world.clock().now(), reached, false));
    sentCount++;
    var answer =
        Json.object()
            .put("invaliduser", String.join("|", to.wrongUsers()))
            .put("invalidparty", String.join("|", to.wrongParties()))
            .put("invalidtag", String.join("|", to.wrongTags()))
            .put("unlicenseduser", "")
            .put("msgid", msgid);
    if (card) {
      String responseCode = world.cards().deal(new Args(body), msgid, reached);
      if (responseCode != null) {
        answer.put("response_code", responseCode);
      }
      return answer;
    }
    for (String member : reached) {
      var content = Json.object().put("msgid", msgid).put("msgtype", type);
      content.set(type, body);
      world.phones().show(member, "app", "app", content);
      world.phones().welcomed(member, Phones.Way.PRIVATE);
    }
    return answer;
  }

  /** Refuses a request that names no agent (41011) or another than the token's (40056). */
  void demandAgent(Args args) {
    args.need("agentid", 41011);
    if (args.number("agentid", 0) != world.corp().agentId()) {
      throw new WeComError(40056);
    }
  }

  /** Row 8: {@code message/recall}. */
  public ObjectNode recall(Args args) {
    String msgid = args.need("msgid", 40058);
    Sent message = sent.get(msgid);
    if (message == null || world.clock().now() - message.at() > DAY) {
      throw new WeComError(40058, "invalid msgid, or sent more than 24 hours ago");
    }
    sent.put(msgid, new Sent(message.at(), message.members(), true));
    return Json.object();
  }

  /** Whether the app has taken a message back. */
  public boolean isRecalled(String msgid) {
    Sent message = sent.get(msgid);
    return message != null && message.recalled();
  }

  /** Row 10: {@code message/get_statistics}. */
  public ObjectNode statistics() {
    var list = Json.array();
    list.add(
        Json.object()
            .put("agentid", world.corp().agentId())
            .put("app_name", "app")
            .put("count", sentCount));
    return Json.object().set("statistics", list);
  }

  /** A member writes to the app: a text message with a MsgId. */
  public String write(String member, String text) {
    String id = String.valueOf(7_000_000_000_000_000_000L + world.names().next());
    world
        .phones()
        .show(
            world.directory().get(member).id(), "mine", member, Json.object().put("content", text));
    world.emit(
        world
            .fromMember(member, "text")
            .with("Content", text)
            .with("MsgId", Long.parseLong(id))
            .with("AgentID", world.corp().agentId())
            .build());
    return id;
  }

  /** A member opens the app: {@code enter_agent}. */
  public void open(String member) {
    world.emit(
        world
            .fromMember(world.directory().get(member).id(), "event")
            .with("Event", "enter_agent")
            .with("EventKey", "")
            .with("AgentID", world.corp().agentId())
            .build());
  }

  /** What the app answers in the callback's own response. */
  public void answered(String member, String text) {
    if (world.directory().find(member) != null) {
      var content = Json.object().put("msgtype", "text");
      content.set("text", Json.object().put("content", text));
      world.phones().show(member, "app", "app", content);
    }
  }

  /** Who received a message; null if there is none of this id. */
  @Nullable Set<String> receivers(String msgid) {
    Sent message = sent.get(msgid);
    return message == null ? null : message.members();
  }

  /** How many have been sent, each counted once. */
  public long count() {
    return sentCount;
  }

  /** For {@code update_template_card}: numbers as texts. */
  static List<String> ids(Args args, String name) {
    return new ArrayList<>(args.texts(name));
  }
}
