package org.roomkeeper.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Codes by which people enter customer groups (rows 13 to 15). */
public final class JoinWays {
  private static final int MOST_CHATS = 5;

  private static final class Way {
    private final String id;
    private int scene;
    private String remark = "";
    private boolean autoCreate;
    private String baseName = "";
    private long baseId;
    private long nextNumber;
    private List<String> chats = List.of();
    private String state = "";
    private boolean markSource;

    /** Opened by WeCom since the list was last set, and not in it. */
    private final List<String> unlisted = new ArrayList<>();

    Way(String id) {
      this.id = id;
    }
  }

  /** How a scan can end. */
  public enum Ending {
    /** They are in the group now. */
    ENTERED,
    /** They were in one of the groups before. */
    ALREADY_IN,
    /** No group of the code takes people by code any more. */
    FULL
  }

  /**
   * How a scan ended.
   *
   * @param ending what happened
   * @param chatId the group they are in, null if none took them
   * @param opened whether WeCom opened that group for them
   */
  public record Scan(Ending ending, @Nullable String chatId, boolean opened) {}

  private final World world;
  private final Map<String, Way> ways = new LinkedHashMap<>();

  JoinWays(World world) {
    this.world = world;
  }

  /** How many there are. */
  int count() {
    return ways.size();
  }

  /** Whether there is such a code. */
  public boolean has(String configId) {
    return ways.containsKey(configId);
  }

  /** All codes. */
  public List<String> all() {
    return List.copyOf(ways.keySet());
  }

  /** What it is for, in the app's own words. */
  public String title(String configId) {
    Way way = ways.get(configId);
    return way == null ? "" : way.remark;
  }

  /** The groups of a code as people would find them, the first with space first. */
  public List<String> chats(String configId) {
    Way way = ways.get(configId);
    return way == null ? List.of() : reachable(way);
  }

  /**
   * Somebody scans the code and enters the first group with space; if there is none and the code
   * says so, WeCom opens the next.
   *
   * @throws IllegalArgumentException if there is no such code
   */
  public Scan scan(String configId, String person) {
    Way way = ways.get(configId);
    if (way == null) {
      throw new IllegalArgumentException("there is no join way " + configId);
    }
    long cap =
        Math.min(
            world.knobs().number(Knob.JOIN_WAY_QR_CAP),
            world.knobs().number(Knob.CUSTOMER_GROUP_CAP));
    Room space = null;
    for (String chatId : reachable(way)) {
      Room room = world.customerGroups().find(chatId);
      if (room == null) {
        continue;
      }
      if (room.holds(person)) {
        return new Scan(Ending.ALREADY_IN, chatId, false);
      }
      if (space == null && room.size() < cap) {
        space = room;
      }
    }
    boolean opened = false;
    if (space == null && way.autoCreate) {
      space = open(way);
      opened = space != null;
    }
    if (space == null) {
      return new Scan(Ending.FULL, null, false);
    }
    world
        .customerGroups()
        .enter(space, new Membership(person, world.clock().seconds(), 3, null, way.state, ""), 3);
    return new Scan(Ending.ENTERED, space.id(), opened);
  }

  private static List<String> reachable(Way way) {
    var chats = new ArrayList<>(way.chats);
    chats.addAll(way.unlisted);
    return chats;
  }

  /** WeCom itself opens the next group of a code. */
  private @Nullable Room open(Way way) {
    List<Room> rooms =
        reachable(way).stream().map(world.rooms()::find).filter(Objects::nonNull).toList();
    if (rooms.isEmpty()) {
      return null;
    }
    String owner =
        world.knobs().text(Knob.AUTO_ROOM_OWNER).equals("last")
            ? rooms.getLast().owner()
            : rooms.getFirst().owner();
    if (world.directory().find(owner) == null) {
      return null;
    }
    String base = way.baseName.isEmpty() ? rooms.getFirst().name() : way.baseName;
    Room room = world.customerGroups().make(owner, base + way.nextNumber);
    way.nextNumber++;
    room.archived(rooms.getFirst().archived());
    if (world.knobs().flag(Knob.AUTO_ROOM_LISTED) && way.chats.size() < MOST_CHATS) {
      var listed = new ArrayList<>(way.chats);
      listed.add(room.id());
      way.chats = listed;
    } else {
      way.unlisted.add(room.id());
    }
    if (world.knobs().flag(Knob.AUTO_ROOM_CALLBACK)) {
      world.customerGroups().created(room);
    }
    return room;
  }

  /** Row 13: {@code add_join_way}. */
  public ObjectNode add(Args args) {
    if (count() + world.contactWays().count() >= world.knobs().number(Knob.CODES_PER_CORP)) {
      throw new WeComError(41045);
    }
    Way way = new Way(world.names().hex());
    way.autoCreate = true;
    way.baseId = 1;
    way.nextNumber = 1;
    fill(way, args, true);
    ways.put(way.id, way);
    return Json.object().put("config_id", way.id);
  }

  /** Row 14: {@code get_join_way}. */
  public ObjectNode get(Args args) {
    Way way = way(args);
    var json =
        Json.object()
            .put("config_id", way.id)
            .put("scene", way.scene)
            .put("remark", way.remark)
            .put("auto_create_room", way.autoCreate ? 1 : 0)
            .put("room_base_name", way.baseName)
            .put("room_base_id", way.baseId);
    json.set("chat_id_list", Json.texts(way.chats));
    json.put("qr_code", world.baseUrl() + "/_sandbox/code/" + way.id + ".png")
        .put("state", way.state)
        .put("mark_source", way.markSource);
    return Json.object().set("join_way", json);
  }

  /** Row 15: {@code update_join_way}; the list of groups is replaced. */
  public ObjectNode update(Args args) {
    fill(way(args), args, false);
    return Json.object();
  }

  /** Row 15: {@code del_join_way}. */
  public ObjectNode delete(Args args) {
    ways.remove(way(args).id);
    return Json.object();
  }

  private Way way(Args args) {
    Way way = ways.get(args.need("config_id", 41044));
    if (way == null) {
      throw new WeComError(41044);
    }
    return way;
  }

  private void fill(Way way, Args args, boolean fresh) {
    int scene = fresh || args.has("scene") ? args.within("scene", 0, 1, 2) : way.scene;
    List<String> chats = args.texts("chat_id_list").stream().distinct().toList();
    if (chats.isEmpty()) {
      throw new WeComError(40058, "chat_id_list should not be empty");
    }
    if (chats.size() > MOST_CHATS) {
      throw new WeComError(41091);
    }
    for (String chat : chats) {
      if (world.customerGroups().find(chat) == null) {
        throw new WeComError(40050);
      }
    }
    String baseName = args.has("room_base_name") ? args.text("room_base_name") : way.baseName;
    String state = args.has("state") ? args.text("state") : way.state;
    Lengths.demandCharacters("room_base_name", baseName, 40);
    Lengths.demandCharacters("state", state, 30);
    long baseId = args.number("room_base_id", way.baseId);
    if (baseId < 0) {
      throw new WeComError(40058, ErrorPhrases.of(40058) + ": room_base_id");
    }
    way.scene = scene;
    way.remark = args.has("remark") ? Lengths.cut(args.text("remark"), 30) : way.remark;
    way.autoCreate = args.flag("auto_create_room", way.autoCreate);
    way.baseName = baseName;
    if (baseId != way.baseId) {
      way.nextNumber = baseId;
    }
    way.baseId = baseId;
    way.chats = chats;
    way.unlisted.clear();
    way.state = state;
    way.markSource = args.flag("mark_source", way.markSource);
  }
}
