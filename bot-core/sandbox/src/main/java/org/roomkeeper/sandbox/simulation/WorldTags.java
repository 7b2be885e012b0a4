package org.roomkeeper.sandbox.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.TagMember;
import org.roomkeeper.sandbox.world.Args;
import org.roomkeeper.sandbox.world.Caller;
import org.roomkeeper.sandbox.world.Json;
import org.roomkeeper.sandbox.world.World;

/** Tags on people: of the directory for members, of contacts for WeChat users. */
final class WorldTags {
  private WorldTags() {}

  /**
   * Puts these tags of a group, and no other of it, on somebody.
   *
   * @param hosts who has a WeChat user as a contact; the first of them tags
   */
  static Outcome tag(World here, TagMember tag, List<MemberId> hosts) {
    if (WorldIds.isStaff(tag.member())) {
      return inDirectory(here, tag);
    }
    if (hosts.isEmpty()) {
      return new Outcome.Refused("no host has this WeChat user as a contact");
    }
    var known = known(here, tag.group());
    var missing = tag.tags().stream().filter(name -> !known.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      var args = Json.object().put("group_name", tag.group());
      var tags = Json.array();
      missing.forEach(name -> tags.add(Json.object().put("name", name)));
      args.set("tag", tags);
      here.corpTags().add(new Args(args), Caller.APP);
      known.putAll(known(here, tag.group()));
    }
    var add = tag.tags().stream().map(name -> known.getOrDefault(name, "")).toList();
    var remove = new ArrayList<>(known.values());
    remove.removeAll(add);
    var args =
        Json.object()
            .put("userid", WorldIds.wire(hosts.getFirst()))
            .put("external_userid", WorldIds.wire(tag.member()));
    args.set("add_tag", Json.texts(add));
    args.set("remove_tag", Json.texts(remove));
    here.corpTags().mark(new Args(args));
    return new Outcome.Done(Map.of("host", hosts.getFirst().value()));
  }

  private static Map<String, String> known(World here, String group) {
    var known = new LinkedHashMap<String, String>();
    for (JsonNode one : here.corpTags().list(Args.none()).path("tag_group")) {
      if (one.path("group_name").asText().equals(group)) {
        one.path("tag").forEach(tag -> known.put(name(tag), tag.path("id").asText()));
      }
    }
    return known;
  }

  private static String name(JsonNode tag) {
    return tag.path("name").asText();
  }

  private static Outcome inDirectory(World here, TagMember tag) {
    String prefix = tag.group() + ": ";
    var wanted = new ArrayList<>(tag.tags().stream().map(prefix::concat).toList());
    for (JsonNode known : here.memberTags().list().path("taglist")) {
      String name = known.path("tagname").asText();
      boolean add = wanted.remove(name);
      if (add || (name.startsWith(prefix) && has(here, known, tag.member()))) {
        here.memberTags().change(users(known.path("tagid").asLong(), tag.member()), add);
      }
    }
    for (String name : wanted) {
      var made = here.memberTags().create(new Args(Json.object().put("tagname", name)));
      here.memberTags().change(users(made.path("tagid").asLong(), tag.member()), true);
    }
    return new Outcome.Done(Map.of());
  }

  private static boolean has(World here, JsonNode tag, MemberId member) {
    var args = new Args(Json.object().put("tagid", tag.path("tagid").asLong()));
    for (JsonNode user : here.memberTags().get(args).path("userlist")) {
      if (user.path("userid").asText().equals(WorldIds.wire(member))) {
        return true;
      }
    }
    return false;
  }

  private static Args users(long tag, MemberId member) {
    var args = Json.object().put("tagid", tag);
    args.set("userlist", Json.texts(List.of(WorldIds.wire(member))));
    return new Args(args);
  }
}
