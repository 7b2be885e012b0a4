package org.roomkeeper.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Codes by which WeChat users add members (row 32). */
public final class ContactWays {
  private record Way(
      String id,
      int type,
      int scene,
      int style,
      String remark,
      boolean skipVerify,
      String state,
      List<String> users,
      List<Long> parties,
      long created) {}

  /**
   * How a scan ended.
   *
   * @param customer who scanned
   * @param member whom they have now among their contacts, null if nobody could take them
   * @param added false if they were contacts before, or nobody could take them
   */
  public record Scan(String customer, @Nullable String member, boolean added) {}

  private final World world;
  private final Map<String, Way> ways = new LinkedHashMap<>();

  ContactWays(World world) {
    this.world = world;
  }

  /** How many there are. */
  int count() {
    return ways.size();
  }

  /** All codes. */
  public List<String> all() {
    return List.copyOf(ways.keySet());
  }

  /** Whether there is such a code. */
  public boolean has(String configId) {
    return ways.containsKey(configId);
  }

  /** What it is for, in the app's own words. */
  public String title(String configId) {
    Way way = ways.get(configId);
    return way == null ? "" : way.remark();
  }

  /**
   * A WeChat user scans the code: they become a contact of the least loaded of its members, unless
   * one of them knows them already.
   *
   * @throws IllegalArgumentException if there is no such code
   */
  public Scan scan(String configId, String customer) {
    Way way = ways.get(configId);
    if (way == null) {
      throw new IllegalArgumentException("there is no contact code " + configId);
    }
    List<String> members = members(way);
    for (String member : members) {
      if (world.customers().follow(customer, member) != null) {
        return new Scan(customer, member, false);
      }
    }
    List<String> byLoad =
        members.stream()
            .sorted(Comparator.comparingLong(member -> world.customers().contactsOf(member)))
            .toList();
    for (String member : byLoad) {
      if (world.customers().mayGain(member)) {
        world.customers().befriend(customer, member, way.state(), 1);
        return new Scan(customer, member, true);
      }
    }
    return new Scan(customer, null, false);
  }

  private List<String> members(Way way) {
    var members = new LinkedHashSet<String>(way.users());
    way.parties().forEach(party -> members.addAll(world.directory().inDepartment(party)));
    members.removeIf(member -> world.directory().find(member) == null);
    return List.copyOf(members);
  }

  /** {@code add_contact_way}. */
  public ObjectNode add(Args args) {
    if (count() + world.joinWays().count() >= world.knobs().number(Knob.CODES_PER_CORP)) {
      throw new WeComError(41045);
    }
    Way way = read(world.names().hex(), args, null);
    ways.put(way.id(), way);
    return Json.object()
        .put("config_id", way.id())
        .put("qr_code", world.baseUrl() + "/_sandbox/code/" + way.id() + ".png");
  }

  /** {@code get_contact_way}. */
  public ObjectNode get(Args args) {
    Way way = way(args);
    var json =
        Json.object()
            .put("config_id", way.id())
            .put("type", way.type())
            .put("scene", way.scene())
            .put("style", way.style())
            .put("remark", way.remark())
            .put("skip_verify", way.skipVerify())
            .put("state", way.state())
            .put("qr_code", world.baseUrl() + "/_sandbox/code/" + way.id() + ".png");
    json.set("user", Json.texts(way.users()));
    var parties = Json.array();
    way.parties().forEach(parties::add);
    json.set("party", parties);
    json.put("is_temp", false);
    return Json.object().set("contact_way", json);
  }

  /** {@code list_contact_way}. */
  public ObjectNode list(Args args) {
    long from = args.number("start_time", 0);
    long to = args.number("end_time", Long.MAX_VALUE);
    List<Way> within =
        ways.values().stream().filter(way -> way.created() >= from && way.created() <= to).toList();
    Slice<Way> slice = Slice.of(within, args, 100, 1000);
    var list = Json.array();
    slice.items().forEach(way -> list.add(Json.object().put("config_id", way.id())));
    var answer = Json.object();
    answer.set("contact_way", list);
    if (!slice.nextCursor().isEmpty()) {
      answer.put("next_cursor", slice.nextCursor());
    }
    return answer;
  }

  /** {@code update_contact_way}. */
  public ObjectNode update(Args args) {
    Way old = way(args);
    ways.put(old.id(), read(old.id(), args, old));
    return Json.object();
  }

  /** {@code del_contact_way}. */
  public ObjectNode delete(Args args) {
    ways.remove(way(args).id());
    return Json.object();
  }

  private Way way(Args args) {
    Way way = ways.get(args.need("config_id", 41044));
    if (way == null) {
      throw new WeComError(41044);
    }
    return way;
  }

  private Way read(String id, Args args, @Nullable Way old) {
    int type = old == null ? args.within("type", 0, 1, 2) : old.type();
    int scene = old == null ? args.within("scene", 0, 1, 2) : old.scene();
    List<String> users =
        old != null && !args.has("user") ? old.users() : List.copyOf(args.texts("user"));
    List<Long> parties =
        old != null && !args.has("party")
            ? old.parties()
            : args.texts("party").stream().map(MemberTags::number).toList();
    if (users.isEmpty() && (parties.isEmpty() || type == 1)) {
      throw new WeComError(40058, "user should not be empty");
    }
    if (users.size() > (type == 1 ? 1 : 100)) {
      throw new WeComError(40058, "too many users for a code of type " + type);
    }
    for (String user : users) {
      if (world.directory().find(user) == null) {
        throw new WeComError(40003);
      }
    }
    for (long party : parties) {
      if (!world.directory().hasDepartment(party)) {
        throw new WeComError(60003);
      }
    }
    String state = old != null && !args.has("state") ? old.state() : args.text("state");
    String remark = old != null && !args.has("remark") ? old.remark() : args.text("remark");
    Lengths.demandCharacters("state", state, 30);
    Lengths.demandCharacters("remark", remark, 30);
    return new Way(
        id,
        type,
        scene,
        (int) args.number("style", old == null ? 1 : old.style()),
        remark,
        args.flag("skip_verify", old == null || old.skipVerify()),
        state,
        users,
        parties,
        old == null ? world.clock().seconds() : old.created());
  }
}
