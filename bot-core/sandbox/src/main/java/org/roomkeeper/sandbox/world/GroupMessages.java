package org.roomkeeper.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Messages to customers and customer groups (rows 20 and 21). The API only lays a task on a
 * member's phone; nothing is sent before that member confirms it.
 */
public final class GroupMessages {
  /** Each target's own month: WeCom counts by the calendar of China. */
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private static final long DAY = 24L * 3600 * 1000;
  private static final int MOST_CUSTOMERS = 10_000;
  private static final int MOST_CHATS = 2000;
  private static final int MOST_REMINDERS = 3;
  private static final long LONGEST_SPAN_SECONDS = 31L * 24 * 3600;

  /** How far a target is. */
  public enum Status {
    /** The member has not confirmed. */
    UNSENT(0),
    /** It has been sent. */
    SENT(1),
    /** The customer is no contact of the member, or the group is gone. */
    NO_FRIEND(2),
    /** The target has had its share this month. */
    LIMIT_REACHED(3);

    private final int code;

    Status(int code) {
      this.code = code;
    }
  }

  /** Somebody to write to, and how far that is. */
  private static final class Target {
    private final String id;
    private Status status = Status.UNSENT;
    private long sentAt;

    Target(String id) {
      this.id = id;
    }
  }

  private static final class Task {
    private final Map<String, Target> targets = new LinkedHashMap<>();
    private boolean done;
    private long doneAt;
  }

  private static final class Message {
    private final String id;
    private final boolean toGroups;
    private final long created;
    private final ObjectNode content;
    private final Map<String, Task> tasks = new LinkedHashMap<>();
    private final List<Long> reminders = new ArrayList<>();
    private boolean cancelled;

    Message(String id, boolean toGroups, long created, ObjectNode content) {
      this.id = id;
      this.toGroups = toGroups;
      this.created = created;
      this.content = content;
    }
  }

  private final World world;
  private final Map<String, Message> messages = new LinkedHashMap<>();
  private final Map<String, Integer> monthly = new HashMap<>();

  GroupMessages(World world) {
    this.world = world;
  }

  /** Row 20: {@code add_msg_template}. */
  public ObjectNode add(Args args) {
    String chatType = args.has("chat_type") ? args.text("chat_type") : "single";
    if (!chatType.equals("single") && !chatType.equals("group")) {
      throw new WeComError(40058, ErrorPhrases.of(40058) + ": chat_type");
    }
    boolean toGroups = chatType.equals("group");
    ObjectNode content = MessageContent.greeting(args, 4000, world.media());
    String sender = args.text("sender");
    if (!sender.isEmpty() && world.directory().find(sender) == null) {
      throw new WeComError(40003);
    }
    var failed = new ArrayList<String>();
    Map<String, Task> tasks =
        toGroups ? groupTasks(args, sender, failed) : customerTasks(args, sender, failed);
    if (tasks.isEmpty()) {
      throw new WeComError(41048);
    }
    var message =
        new Message(world.names().make("msgGCAAA", 24), toGroups, world.clock().now(), content);
    message.tasks.putAll(tasks);
    messages.put(message.id, message);
    tasks.keySet().forEach(member -> show(message, member));
    return Json.object()
        .put("errcode", 0)
        .put("errmsg", "ok")
        .put("msgid", message.id)
        .set("fail_list", Json.texts(failed));
  }

  private void show(Message message, String member) {
    world.phones().show(member, "task", "wecom", Json.object().put("msgid", message.id));
  }

  private Map<String, Task> groupTasks(Args args, String sender, List<String> failed) {
    if (sender.isEmpty()) {
      throw new WeComError(40058, "sender should not be empty for chat_type group");
    }
    List<String> chats = args.texts("chat_id_list");
    if (chats.size() > MOST_CHATS) {
      throw new WeComError(40058, "too many chat ids");
    }
    var task = new Task();
    world.rooms().of(RoomType.CUSTOMER).stream()
        .filter(room -> room.owner().equals(sender) && !room.dismissed())
        .filter(room -> chats.isEmpty() || chats.contains(room.id()))
        .forEach(room -> task.targets.put(room.id(), new Target(room.id())));
    chats.stream().distinct().filter(chat -> !task.targets.containsKey(chat)).forEach(failed::add);
    return task.targets.isEmpty() ? Map.of() : Map.of(sender, task);
  }

  private Map<String, Task> customerTasks(Args args, String sender, List<String> failed) {
    List<String> customers = args.texts("external_userid");
    if (customers.size() > MOST_CUSTOMERS) {
      throw new WeComError(40058, "too many external_userid");
    }
    if (customers.isEmpty() && sender.isEmpty()) {
      throw new WeComError(40058, "external_userid and sender are both empty");
    }
    var tasks = new LinkedHashMap<String, Task>();
    Collection<String> all =
        customers.isEmpty()
            ? world.customers().all().stream().map(Customer::id).toList()
            : customers;
    for (String customer : all) {
      List<String> followers = world.customers().followersOf(customer);
      String by =
          sender.isEmpty()
              ? (followers.isEmpty() ? "" : followers.getFirst())
              : (followers.contains(sender) ? sender : "");
      if (!by.isEmpty()) {
        tasks.computeIfAbsent(by, _ -> new Task()).targets.put(customer, new Target(customer));
      } else if (!customers.isEmpty()) {
        failed.add(customer);
      }
    }
    return tasks;
  }

  /**
   * A member confirms a task on their phone, for all of its targets or some.
   *
   * @param only targets to send to; empty for all
   * @return the targets that got it
   * @throws IllegalArgumentException if the member has no such task, or it was done or cancelled
   */
  public List<String> confirm(String msgid, String member, Collection<String> only) {
    Message message = messages.get(msgid);
    Task task = message == null ? null : message.tasks.get(member);
    if (message == null || task == null) {
      throw new IllegalArgumentException(member + " has no task " + msgid);
    }
    if (message.cancelled || task.done) {
      throw new IllegalArgumentException("the task was " + (task.done ? "done" : "cancelled"));
    }
    var reached = new ArrayList<String>();
    for (Target target : task.targets.values()) {
      if (!only.isEmpty() && !only.contains(target.id)) {
        continue;
      }
      target.status = send(message, member, target.id);
      if (target.status == Status.SENT) {
        target.sentAt = world.clock().seconds();
        reached.add(target.id);
      }
    }
    task.done = true;
    task.doneAt = world.clock().seconds();
    return reached;
  }

  private Status send(Message message, String member, String target) {
    boolean there =
        message.toGroups
            ? world.customerGroups().find(target) != null
            : world.customers().follow(target, member) != null;
    if (!there) {
      return Status.NO_FRIEND;
    }
    YearMonth month = YearMonth.from(Instant.ofEpochMilli(world.clock().now()).atZone(CHINA));
    long knob = world.knobs().number(Knob.GROUP_MESSAGES_PER_MONTH);
    long limit = knob == 0 ? month.lengthOfMonth() : knob;
    int had = monthly.getOrDefault(month + target, 0);
    if (had >= limit) {
      return Status.LIMIT_REACHED;
    }
    monthly.put(month + target, had + 1);
    if (!message.toGroups) {
      world.phones().show(target, "chat", member, message.content);
      return Status.SENT;
    }
    Room room = world.rooms().get(target);
    if (message.content.has("text")) {
      var text = Json.object();
      text.set("content", message.content.path("text").path("content"));
      say(room, member, "text", text);
    }
    for (Args attachment : new Args(message.content).objects("attachments")) {
      String kind = attachment.text("msgtype");
      say(room, member, kind, archived(kind, attachment.object(kind)));
    }
    return Status.SENT;
  }

  /** The archive names a link's parts otherwise than the API. */
  private static ObjectNode archived(String kind, Args body) {
    return kind.equals("link")
        ? Json.object()
            .put("title", body.text("title"))
            .put("description", body.text("desc"))
            .put("link_url", body.text("url"))
            .put("image_url", body.text("picurl"))
        : body.json();
  }

  private void say(Room room, String member, String type, ObjectNode body) {
    String id = world.rooms().post(room, member, type, body);
    if (room.archived()) {
      world.archive().said(room, id, member, type, body);
    }
  }

  /** {@code get_groupmsg_list_v2}. */
  public ObjectNode list(Args args) {
    String chatType = args.need("chat_type", 40058);
    long from = args.number("start_time", 0);
    long to = args.number("end_time", 0);
    if (to < from || to - from > LONGEST_SPAN_SECONDS) {
      throw new WeComError(40058, "start_time and end_time should span at most a month");
    }
    String creator = args.text("creator");
    int filter = args.within("filter_type", 2, 0, 2);
    List<Message> found =
        messages.values().stream()
            .filter(message -> message.toGroups == chatType.equals("group"))
            .filter(message -> message.created / 1000 >= from && message.created / 1000 <= to)
            .filter(_ -> creator.isEmpty() && filter != 1)
            .toList();
    Slice<Message> slice = Slice.of(found, args, 50, 100);
    var list = Json.array();
    for (Message message : slice.items()) {
      var one =
          Json.object()
              .put("msgid", message.id)
              .put("create_time", String.valueOf(message.created / 1000))
              .put("create_type", 0);
      one.setAll(message.content);
      list.add(one);
    }
    return Json.object().put("next_cursor", slice.nextCursor()).set("group_msg_list", list);
  }

  /** {@code get_groupmsg_task}. */
  public ObjectNode tasks(Args args) {
    Message message = dispatched(args);
    Slice<Map.Entry<String, Task>> slice =
        Slice.of(List.copyOf(message.tasks.entrySet()), args, 500, 1000);
    var list = Json.array();
    for (Map.Entry<String, Task> entry : slice.items()) {
      Task task = entry.getValue();
      long sent = world.knobs().number(Knob.GROUP_MESSAGE_TASK_SENT);
      var one = Json.object().put("userid", entry.getKey()).put("status", task.done ? sent : 0);
      if (task.done) {
        one.put("send_time", task.doneAt);
      }
      list.add(one);
    }
    return Json.object().put("next_cursor", slice.nextCursor()).set("task_list", list);
  }

  /** {@code get_groupmsg_send_result}. */
  public ObjectNode results(Args args) {
    Message message = dispatched(args);
    String member = args.need("userid", 41009);
    Task task = message.tasks.get(member);
    if (task == null) {
      throw new WeComError(40003);
    }
    Slice<Target> slice = Slice.of(List.copyOf(task.targets.values()), args, 500, 1000);
    var list = Json.array();
    for (Target target : slice.items()) {
      var one =
          Json.object()
              .put(message.toGroups ? "chat_id" : "external_userid", target.id)
              .put("userid", member)
              .put("status", target.status.code);
      if (target.status == Status.SENT) {
        one.put("send_time", target.sentAt);
      }
      list.add(one);
    }
    return Json.object().put("next_cursor", slice.nextCursor()).set("send_list", list);
  }

  /** {@code remind_groupmsg_send}: three times in a day. */
  public ObjectNode remind(Args args) {
    Message message = message(args);
    demandAlive(message);
    long now = world.clock().now();
    message.reminders.removeIf(at -> now - at >= DAY);
    if (message.reminders.size() >= MOST_REMINDERS) {
      throw new WeComError(41094);
    }
    message.reminders.add(now);
    message.tasks.forEach(
        (member, task) -> {
          if (!task.done) {
            show(message, member);
          }
        });
    return Json.object();
  }

  /** {@code cancel_groupmsg_send}: stops what has not been confirmed. */
  public ObjectNode cancel(Args args) {
    Message message = message(args);
    demandAlive(message);
    message.cancelled = true;
    return Json.object();
  }

  private static void demandAlive(Message message) {
    if (message.cancelled) {
      throw new WeComError(41093);
    }
  }

  private Message dispatched(Args args) {
    Message message = message(args);
    long ready = message.created + world.knobs().number(Knob.GROUP_MESSAGE_DISPATCH_MILLIS);
    if (world.clock().now() < ready) {
      throw new WeComError(41063);
    }
    return message;
  }

  private Message message(Args args) {
    Message message = messages.get(args.need("msgid", 41047));
    if (message == null) {
      throw new WeComError(41047);
    }
    return message;
  }

  /** All tasks, as people see them: for the page and for counting. */
  public List<ObjectNode> describe(@Nullable String member) {
    var all = new ArrayList<ObjectNode>();
    for (Message message : messages.values()) {
      message.tasks.forEach(
          (userid, task) -> {
            if (member == null || member.equals(userid)) {
              all.add(describe(message, userid, task));
            }
          });
    }
    return all;
  }

  private ObjectNode describe(Message message, String userid, Task task) {
    var targets = Json.array();
    task.targets
        .values()
        .forEach(
            target ->
                targets.add(Json.object().put("id", target.id).put("status", target.status.code)));
    var json =
        Json.object()
            .put("msgid", message.id)
            .put("userid", userid)
            .put("chatType", message.toGroups ? "group" : "single")
            .put("createdAt", message.created)
            .put("done", task.done)
            .put("cancelled", message.cancelled)
            .put("reminders", message.reminders.size());
    json.set("content", message.content);
    json.set("targets", targets);
    return json;
  }
}
