package org.roomkeeper.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tags of members and departments (row 27). All of them were made by the app. */
public final class MemberTags {
  private static final class Tag {
    private String name;
    private final Set<String> users = new LinkedHashSet<>();
    private final Set<Long> parties = new TreeSet<>();

    Tag(String name) {
      this.name = name;
    }
  }

  private final World world;
  private final Map<Long, Tag> tags = new TreeMap<>();

  MemberTags(World world) {
    this.world = world;
  }

  /** The people of a tag, those of its departments included; null if there is no such tag. */
  @Nullable Set<String> people(long id) {
    Tag tag = tags.get(id);
    if (tag == null) {
      return null;
    }
    var people = new LinkedHashSet<>(tag.users);
    tag.parties.forEach(party -> people.addAll(world.directory().inDepartment(party)));
    return people;
  }

  /** {@code tag/create}. */
  public ObjectNode create(Args args) {
    String name = name(args);
    long id = args.number("tagid", 0);
    if (id < 0 || tags.containsKey(id)) {
      throw new WeComError(40068);
    }
    if (id == 0) {
      id =
          tags.isEmpty()
              ? 1
              : tags.keySet().stream().mapToLong(Long::longValue).max().orElse(0) + 1;
    }
    tags.put(id, new Tag(name));
    return Json.object().put("errcode", 0).put("errmsg", "created").put("tagid", id);
  }

  /** {@code tag/update}. */
  public ObjectNode update(Args args) {
    Tag tag = tag(args);
    tag.name = name(args);
    return Json.object().put("errcode", 0).put("errmsg", "updated");
  }

  /** {@code tag/delete}. */
  public ObjectNode delete(Args args) {
    tag(args);
    tags.remove(args.number("tagid", 0));
    return Json.object().put("errcode", 0).put("errmsg", "deleted");
  }

  /** {@code tag/get}. */
  public ObjectNode get(Args args) {
    Tag tag = tag(args);
    var users = Json.array();
    for (String userid : tag.users) {
      Member member = world.directory().find(userid);
      if (member != null) {
        users.add(Json.object().put("userid", userid).put("name", member.name()));
      }
    }
    var parties = Json.array();
    tag.parties.forEach(parties::add);
    var answer = Json.object().put("tagname", tag.name);
    answer.set("userlist", users);
    answer.set("partylist", parties);
    return answer;
  }

  /** {@code tag/list}. */
  public ObjectNode list() {
    var list = Json.array();
    tags.forEach((id, tag) -> list.add(Json.object().put("tagid", id).put("tagname", tag.name)));
    return Json.object().set("taglist", list);
  }

  /** {@code tag/addtagusers} and {@code tag/deltagusers}. */
  public ObjectNode change(Args args, boolean add) {
    Tag tag = tag(args);
    List<String> users = args.texts("userlist");
    List<String> parties = args.texts("partylist");
    if (users.size() > 1000 || parties.size() > 100) {
      throw new WeComError(40058, "too many users or parties at once");
    }
    var wrongUsers = new LinkedHashSet<String>();
    var wrongParties = Json.array();
    int good = 0;
    for (String user : users) {
      boolean fits = world.directory().find(user) != null && (add || tag.users.contains(user));
      if (!fits) {
        wrongUsers.add(user);
        continue;
      }
      good++;
      if (add) {
        tag.users.add(user);
      } else {
        tag.users.remove(user);
      }
    }
    for (String text : parties) {
      long party = number(text);
      if (!world.directory().hasDepartment(party)) {
        wrongParties.add(party);
        continue;
      }
      good++;
      if (add) {
        tag.parties.add(party);
      } else {
        tag.parties.remove(party);
      }
    }
    if (good == 0) {
      throw new WeComError(users.isEmpty() && parties.isEmpty() ? 40058 : 40070);
    }
    var answer = Json.object().put("errcode", 0).put("errmsg", add ? "ok" : "deleted");
    if (!wrongUsers.isEmpty()) {
      answer.put("invalidlist", String.join("|", wrongUsers));
    }
    if (!wrongParties.isEmpty()) {
      answer.set("invalidparty", wrongParties);
    }
    return answer;
  }

  private Tag tag(Args args) {
    args.need("tagid", 41017);
    Tag tag = tags.get(args.number("tagid", 0));
    if (tag == null) {
      throw new WeComError(40068);
    }
    return tag;
  }

  private String name(Args args) {
    String name = args.text("tagname");
    if (name.isBlank() || name.codePointCount(0, name.length()) > 32) {
      throw new WeComError(40072);
    }
    if (tags.values().stream().anyMatch(tag -> tag.name.equals(name))) {
      throw new WeComError(40071);
    }
    return name;
  }

  static long number(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
