package org.roomkeeper.sandbox.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Live streams (row 25): booked, changed and called off by the API; begun, watched and ended by
 * people in the client. What people do is told to the app as {@code living_status_change}.
 */
public final class Lives {
  /** WeCom counts bytes: twenty Chinese characters. */
  private static final int LONGEST_THEME = 60;

  private static final int LONGEST_DESCRIPTION = 300;
  private static final int CODE_SECONDS = 300;
  private static final long LONGEST_SECONDS = 24L * 3600;
  private static final int WATCHERS_A_PAGE = 100;

  /** Classes, which only schools may hold. */
  private static final List<Integer> CLASSES = List.of(1, 2);

  private static final int MOST_TYPES = 4;

  /** The life of a stream, as WeCom counts it. */
  public enum Status {
    /** Announced, not begun. */
    BOOKED(0),
    /** On the air. */
    LIVE(1),
    /** Over. */
    ENDED(2),
    /** Never begun. */
    EXPIRED(3),
    /** Called off. */
    CANCELLED(4);

    private final int code;

    Status(int code) {
      this.code = code;
    }

    /** Its number on the wire. */
    public int code() {
      return code;
    }
  }

  /** Somebody who watched. */
  private static final class Watcher {
    private long seconds;
    private boolean commented;
    private boolean spoke;
  }

  private static final class Live {
    private final String id;
    private final String anchor;
    private final Map<String, Watcher> watchers = new LinkedHashMap<>();
    private String theme = "";
    private String description = "";
    private long bookedStart;
    private long bookedDuration;
    private long type;
    private Status status = Status.BOOKED;
    private long began;
    private long ended;
    private boolean replay = true;

    Live(String id, String anchor) {
      this.id = id;
      this.anchor = anchor;
    }
  }

  /** A short-lived code about somebody and a stream. */
  private record Code(String value, String live, String person, String invitor, long until) {}

  private final World world;
  private final Map<String, Live> lives = new LinkedHashMap<>();
  private final Map<String, Code> codes = new HashMap<>();
  private final Map<String, Code> shopping = new HashMap<>();

  Lives(World world) {
    this.world = world;
  }

  /** {@code living/create}. */
  public ObjectNode create(Args args) {
    String anchor = args.need("anchor_userid");
    if (world.directory().find(anchor) == null) {
      throw new WeComError(60111);
    }
    var live = new Live(world.names().make("lv", 30), anchor);
    read(live, args, true);
    lives.put(live.id, live);
    return Json.object().put("livingid", live.id);
  }

  /** {@code living/modify}: only before it begins. */
  public ObjectNode modify(Args args) {
    Live live = booked(args);
    read(live, args, false);
    return Json.object();
  }

  /** {@code living/cancel}: only before it begins. */
  public ObjectNode cancel(Args args) {
    booked(args).status = Status.CANCELLED;
    return Json.object();
  }

  /** {@code living/delete_replay_data}: only once it is over. */
  public ObjectNode deleteReplay(Args args) {
    Live live = get(args);
    if (status(live) != Status.ENDED) {
      throw new WeComError(40058, "the live has not ended");
    }
    live.replay = false;
    return Json.object();
  }

  /** {@code living/get_living_info}. */
  public ObjectNode info(Args args) {
    Live live = get(args);
    Status status = status(live);
    boolean begun = status == Status.LIVE || status == Status.ENDED;
    long until = status == Status.LIVE ? world.clock().seconds() : live.ended;
    var info =
        Json.object()
            .put("theme", live.theme)
            .put("living_start", begun ? live.began : live.bookedStart)
            .put("living_duration", begun ? until - live.began : live.bookedDuration)
            .put("status", status.code)
            .put("reserve_start", live.bookedStart)
            .put("reserve_living_duration", live.bookedDuration)
            .put("description", live.description)
            .put("anchor_userid", live.anchor)
            .put("main_department", 1)
            .put("viewer_num", live.watchers.size())
            .put("comment_num", live.watchers.values().stream().filter(w -> w.commented).count())
            .put("mic_num", live.watchers.values().stream().filter(w -> w.spoke).count())
            .put("open_replay", live.replay ? 1 : 0);
    if (status == Status.ENDED) {
      info.put("replay_status", live.replay ? 1 : 3);
    }
    info.put("type", live.type)
        .put("push_stream_url", "")
        .put("online_count", status == Status.LIVE ? live.watchers.size() : 0)
        .put("subscribe_count", 0);
    return Json.object().set("living_info", info);
  }

  /** {@code living/get_watch_stat}, page by page. */
  public ObjectNode watchers(Args args) {
    Live live = get(args);
    List<String> all = new ArrayList<>(live.watchers.keySet());
    int from = (int) Math.min(all.size(), Math.max(0, args.number("next_key", 0)));
    int to = Math.min(all.size(), from + WATCHERS_A_PAGE);
    var users = Json.array();
    var guests = Json.array();
    for (String person : all.subList(from, to)) {
      Watcher watcher = live.watchers.getOrDefault(person, new Watcher());
      Customer customer = world.customers().find(person);
      ObjectNode row = Json.object();
      if (customer == null) {
        row.put("userid", person);
      } else {
        row.put("external_userid", person)
            .put("type", 1)
            .put("name", world.customers().nameOf(person));
      }
      row.put("watch_time", watcher.seconds)
          .put("is_comment", watcher.commented ? 1 : 0)
          .put("is_mic", watcher.spoke ? 1 : 0);
      (customer == null ? users : guests).add(row);
    }
    boolean last = to == all.size();
    var stat = Json.object();
    stat.set("users", users);
    stat.set("external_users", guests);
    return Json.object()
        .put("ending", last ? 1 : 0)
        .put("next_key", last ? "" : Integer.toString(to))
        .set("stat_info", stat);
  }

  /** {@code living/get_user_all_livingid}. */
  public ObjectNode ofMember(Args args) {
    String member = args.need("userid");
    if (world.directory().find(member) == null) {
      throw new WeComError(60111);
    }
    List<String> all =
        lives.values().stream()
            .filter(live -> live.anchor.equals(member))
            .map(live -> live.id)
            .toList();
    Slice<String> slice = Slice.of(all, args, 20, 100);
    return Json.object()
        .put("next_cursor", slice.nextCursor())
        .set("livingid_list", Json.texts(slice.items()));
  }

  /**
   * {@code living/get_living_code}: a code with which one WeChat user comes in, for five minutes,
   * the same as long as it lives. Only WeChat can make something of it.
   */
  public ObjectNode code(Args args) {
    Live live = get(args);
    String openId = args.need("openid");
    if (status(live) == Status.CANCELLED) {
      throw new WeComError(40058, "the live will not take place");
    }
    long now = world.clock().seconds();
    codes.values().removeIf(code -> code.until < now);
    Code code =
        codes.computeIfAbsent(
            live.id + "/" + openId,
            _ -> new Code(world.names().make("lc", 24), live.id, openId, "", now + CODE_SECONDS));
    return Json.object().put("living_code", code.value);
  }

  /**
   * {@code living/get_living_share_info}: who came from a stream to the corp's shop, and by whose
   * invitation, within five minutes.
   */
  public ObjectNode shared(Args args) {
    String said = args.need("ww_share_code");
    Code code = shopping.get(said);
    if (code == null || code.until < world.clock().seconds()) {
      throw new WeComError(40058, ErrorPhrases.of(40058) + ": ww_share_code");
    }
    var answer = Json.object().put("livingid", code.live);
    person(answer, "viewer", code.person);
    if (!code.invitor.isEmpty()) {
      person(answer, "invitor", code.invitor);
    }
    return answer;
  }

  private void person(ObjectNode answer, String role, String id) {
    boolean guest = world.customers().find(id) != null;
    answer.put(role + (guest ? "_external_userid" : "_userid"), id);
  }

  // ---- what people do ----

  /** Somebody goes from a stream to the corp's shop; what the mini program is opened with. */
  public String shop(String id, String person, String invitor) {
    demand(known(id), Status.LIVE);
    if (world.customers().person(person) == null) {
      throw new IllegalArgumentException("there is nobody " + person);
    }
    var code =
        new Code(
            world.names().make("ws", 24),
            id,
            person,
            invitor,
            world.clock().seconds() + CODE_SECONDS);
    shopping.put(code.value, code);
    return code.value;
  }

  /** The anchor goes on the air. */
  public void begin(String id) {
    Live live = known(id);
    demand(live, Status.BOOKED);
    live.began = world.clock().seconds();
    become(live, Status.LIVE);
  }

  /** Somebody watches for a while; once more adds to it. */
  public void watch(String id, String person, long seconds, boolean comments, boolean speaks) {
    Live live = known(id);
    demand(live, Status.LIVE);
    if (world.customers().person(person) == null) {
      throw new IllegalArgumentException("there is nobody " + person);
    }
    Watcher watcher = live.watchers.computeIfAbsent(person, _ -> new Watcher());
    watcher.seconds += seconds;
    watcher.commented |= comments;
    watcher.spoke |= speaks;
  }

  /** The anchor ends it. */
  public void end(String id) {
    Live live = known(id);
    demand(live, Status.LIVE);
    live.ended = world.clock().seconds();
    become(live, Status.ENDED);
  }

  /** Every stream's id, in the order of booking. */
  public List<String> ids() {
    return List.copyOf(lives.keySet());
  }

  /** Every stream in a few words, for who sees everything. */
  public ArrayNode describe() {
    var all = Json.array();
    for (Live live : lives.values()) {
      all.add(
          Json.object()
              .put("livingid", live.id)
              .put("theme", live.theme)
              .put("anchor", live.anchor)
              .put("start", live.bookedStart)
              .put("status", status(live).code)
              .put("watched", live.watchers.size()));
    }
    return all;
  }

  private void demand(Live live, Status wanted) {
    if (status(live) != wanted) {
      throw new IllegalArgumentException("the live is " + status(live));
    }
  }

  private void become(Live live, Status status) {
    live.status = status;
    world.emit(
        world
            .fromMember(live.anchor, "event")
            .with("Event", "living_status_change")
            .with("LivingId", live.id)
            .with("Status", (long) status.code)
            .with("AgentID", world.corp().agentId())
            .build());
  }

  private void read(Live live, Args args, boolean fresh) {
    if (fresh || args.has("theme")) {
      live.theme = args.need("theme");
    }
    if (fresh || args.has("living_start")) {
      live.bookedStart = args.number("living_start", 0);
    }
    if (fresh || args.has("living_duration")) {
      live.bookedDuration = args.number("living_duration", 0);
    }
    live.description = args.has("description") ? args.text("description") : live.description;
    live.type = args.has("type") ? args.within("type", 0, 0, MOST_TYPES) : fresh ? 3 : live.type;
    refuse(Lengths.bytes(live.theme) > LONGEST_THEME, "theme");
    refuse(Lengths.bytes(live.description) > LONGEST_DESCRIPTION, "description");
    refuse(live.bookedStart <= world.clock().seconds(), "living_start");
    refuse(live.bookedDuration <= 0 || live.bookedDuration > LONGEST_SECONDS, "living_duration");
    refuse(CLASSES.contains((int) live.type), "type");
  }

  private static void refuse(boolean wrong, String name) {
    if (wrong) {
      throw new WeComError(40058, ErrorPhrases.of(40058) + ": " + name);
    }
  }

  private Live booked(Args args) {
    Live live = get(args);
    if (status(live) != Status.BOOKED) {
      throw new WeComError(40058, "the live has begun, or will not take place");
    }
    return live;
  }

  private Live get(Args args) {
    Live live = lives.get(args.need("livingid"));
    if (live == null) {
      throw new WeComError(40058, ErrorPhrases.of(40058) + ": livingid");
    }
    return live;
  }

  private Live known(String id) {
    Live live = lives.get(id);
    if (live == null) {
      throw new IllegalArgumentException("there is no live " + id);
    }
    return live;
  }

  /** What nobody began in its time has expired. */
  private Status status(Live live) {
    boolean overdue = live.bookedStart + live.bookedDuration < world.clock().seconds();
    return live.status == Status.BOOKED && overdue ? Status.EXPIRED : live.status;
  }
}
