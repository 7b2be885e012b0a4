package org.roomkeeper.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tags of WeChat users (row 35). An app changes only those that it made. */
public final class CorpTags {
  private record Tag(String id, String name, long created, long order) {}

  private record Group(
      String id, String name, long created, long order, Map<String, Tag> tags, Caller by) {}

  private final World world;
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final Map<String, Group> groupOfTag = new LinkedHashMap<>();

  CorpTags(World world) {
    this.world = world;
  }

  /** A tag as {@code externalcontact/get} shows it, or null if it is gone. */
  @Nullable ObjectNode describe(String tagId) {
    Group group = groupOfTag.get(tagId);
    Tag tag = group == null ? null : group.tags().get(tagId);
    return group == null || tag == null
        ? null
        : Json.object()
            .put("group_name", group.name())
            .put("tag_name", tag.name())
            .put("type", 1)
            .put("tag_id", tagId);
  }

  /** {@code get_corp_tag_list}. */
  public ObjectNode list(Args args) {
    List<String> tagIds = args.texts("tag_id");
    List<String> groupIds = args.texts("group_id");
    var list = Json.array();
    for (Group group : groups.values()) {
      boolean all = tagIds.isEmpty() && groupIds.isEmpty();
      boolean wholeGroup = all || groupIds.contains(group.id());
      List<Tag> tags =
          group.tags().values().stream()
              .filter(tag -> wholeGroup || (groupIds.isEmpty() && tagIds.contains(tag.id())))
              .toList();
      if (wholeGroup || !tags.isEmpty()) {
        list.add(toJson(group, tags, true));
      }
    }
    return Json.object().set("tag_group", list);
  }

  /** {@code add_corp_tag}. */
  public ObjectNode add(Args args, Caller caller) {
    Group group = groupFor(args, caller);
    List<Args> wanted = args.objects("tag");
    if (wanted.isEmpty()) {
      throw new WeComError(40058, "tag should not be empty");
    }
    for (Args tag : wanted) {
      Lengths.demandCharacters("tag.name", tag.need("name", 40072), 30);
      if (group.tags().values().stream().anyMatch(old -> old.name().equals(tag.text("name")))) {
        throw new WeComError(40071);
      }
    }
    var made = new ArrayList<Tag>();
    for (Args tag : wanted) {
      var one =
          new Tag(
              world.names().make("et", 30),
              tag.text("name"),
              world.clock().seconds(),
              tag.number("order", 0));
      group.tags().put(one.id(), one);
      groupOfTag.put(one.id(), group);
      made.add(one);
    }
    groups.putIfAbsent(group.id(), group);
    return Json.object().set("tag_group", toJson(group, made, false));
  }

  private Group groupFor(Args args, Caller caller) {
    String id = args.text("group_id");
    if (!id.isEmpty()) {
      Group group = groups.get(id);
      if (group == null) {
        throw new WeComError(40068);
      }
      return group;
    }
    String name = args.need("group_name", 40058);
    Lengths.demandCharacters("group_name", name, 30);
    return groups.values().stream()
        .filter(group -> group.name().equals(name))
        .findFirst()
        .orElseGet(
            () ->
                new Group(
                    world.names().make("et", 30),
                    name,
                    world.clock().seconds(),
                    args.number("order", 0),
                    new LinkedHashMap<>(),
                    caller));
  }

  /** {@code edit_corp_tag}: renames a tag or a group. */
  public ObjectNode edit(Args args, Caller caller) {
    String id = args.need("id", 40068);
    String name = args.text("name");
    Group group = groups.get(id);
    if (group != null) {
      demandOwn(group, caller);
      var renamed =
          new Group(
              id,
              name.isEmpty() ? group.name() : name,
              group.created(),
              args.number("order", group.order()),
              group.tags(),
              group.by());
      groups.put(id, renamed);
      renamed.tags().keySet().forEach(tag -> groupOfTag.put(tag, renamed));
      return Json.object();
    }
    Group holder = groupOfTag.get(id);
    Tag tag = holder == null ? null : holder.tags().get(id);
    if (holder == null || tag == null) {
      throw new WeComError(40068);
    }
    demandOwn(holder, caller);
    holder
        .tags()
        .put(
            id,
            new Tag(
                id,
                name.isEmpty() ? tag.name() : name,
                tag.created(),
                args.number("order", tag.order())));
    return Json.object();
  }

  /** {@code del_corp_tag}. */
  public ObjectNode delete(Args args, Caller caller) {
    for (String id : args.texts("tag_id")) {
      Group group = groupOfTag.get(id);
      if (group == null) {
        throw new WeComError(40068);
      }
      demandOwn(group, caller);
      group.tags().remove(id);
      groupOfTag.remove(id);
    }
    for (String id : args.texts("group_id")) {
      Group group = groups.get(id);
      if (group == null) {
        throw new WeComError(40068);
      }
      demandOwn(group, caller);
      groups.remove(id);
      group.tags().keySet().forEach(groupOfTag::remove);
    }
    return Json.object();
  }

  private static void demandOwn(Group group, Caller caller) {
    if (group.by() != caller) {
      throw new WeComError(81011);
    }
  }

  /** {@code mark_tag}. */
  public ObjectNode mark(Args args) {
    String member = args.need("userid", 41009);
    String customer = args.need("external_userid", 40058);
    if (world.directory().find(member) == null) {
      throw new WeComError(60111);
    }
    if (world.customers().find(customer) == null) {
      throw new WeComError(40096);
    }
    Customers.Follow follow = world.customers().follow(customer, member);
    if (follow == null) {
      throw new WeComError(84061);
    }
    List<String> add = args.texts("add_tag");
    List<String> remove = args.texts("remove_tag");
    if (add.isEmpty() && remove.isEmpty()) {
      throw new WeComError(40058, "add_tag and remove_tag are both empty");
    }
    for (String tag : add) {
      if (!groupOfTag.containsKey(tag)) {
        throw new WeComError(40068);
      }
    }
    follow.tags().addAll(add);
    remove.forEach(follow.tags()::remove);
    return Json.object();
  }

  private static ObjectNode toJson(Group group, List<Tag> tags, boolean withDeleted) {
    var list = Json.array();
    for (Tag tag : tags) {
      var one =
          Json.object()
              .put("id", tag.id())
              .put("name", tag.name())
              .put("create_time", tag.created())
              .put("order", tag.order());
      list.add(withDeleted ? one.put("deleted", false) : one);
    }
    var json =
        Json.object()
            .put("group_id", group.id())
            .put("group_name", group.name())
            .put("create_time", group.created())
            .put("order", group.order());
    if (withDeleted) {
      json.put("deleted", false);
    }
    json.set("tag", list);
    return json;
  }
}
