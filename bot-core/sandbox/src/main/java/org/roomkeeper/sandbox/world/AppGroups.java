package org.roomkeeper.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Groups of members that the app makes and keeps (rows 3 to 6). No event tells of them. */
public final class AppGroups {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final int LEAST = 2;
  private static final int LONGEST_NAME = 50;

  private final World world;

  AppGroups(World world) {
    this.world = world;
  }

  /** Row 3: {@code appchat/create}. */
  public ObjectNode create(Args args) {
    Set<String> members = new LinkedHashSet<>(args.texts("userlist"));
    demandCount(members.size());
    for (String member : members) {
      if (world.directory().find(member) == null) {
        throw new WeComError(86007);
      }
    }
    String owner = args.text("owner");
    if (!owner.isEmpty() && world.directory().find(owner) == null) {
      throw new WeComError(86005);
    }
    if (!owner.isEmpty() && !members.contains(owner)) {
      throw new WeComError(86207);
    }
    String chatid = args.text("chatid");
    if (!chatid.isEmpty() && !chatid.matches("[0-9A-Za-z]{1,32}")) {
      throw new WeComError(86001);
    }
    if (!chatid.isEmpty() && world.rooms().find(chatid) != null) {
      throw new WeComError(86215);
    }
    world.rates().demand("appchat create", 1, world.knobs().number(Knob.APP_GROUPS_PER_DAY), DAY);
    Room room =
        new Room(
            chatid.isEmpty() ? world.names().make("wr", 30) : chatid,
            RoomType.APP,
            Lengths.cut(args.text("name"), LONGEST_NAME),
            owner.isEmpty() ? members.iterator().next() : owner,
            world.clock().seconds());
    if (world.knobs().text(Knob.APP_GROUP_ROOM_IDS).equals("separate")) {
      room.archiveId(world.names().make("wr", 30));
    }
    members.forEach(member -> room.enter(world.rooms().place(member, null)));
    world.rooms().add(room);
    return Json.object().put("chatid", room.id());
  }

  private void demandCount(int members) {
    if (members < LEAST || members + 1 > world.knobs().number(Knob.APP_GROUP_CAP)) {
      throw new WeComError(86006);
    }
  }

  /** Row 4: {@code appchat/update}. */
  public ObjectNode update(Args args) {
    Room room = room(args);
    List<String> added = args.texts("add_user_list");
    List<String> removed = args.texts("del_user_list");
    for (String member : added) {
      if (world.directory().find(member) == null) {
        throw new WeComError(86216);
      }
    }
    for (String member : removed) {
      if (!room.holds(member) && world.directory().find(member) == null) {
        throw new WeComError(86216);
      }
    }
    var after = new LinkedHashSet<>(room.people());
    after.addAll(added);
    removed.forEach(after::remove);
    if (!added.isEmpty() || !removed.isEmpty()) {
      demandCount(after.size());
    }
    String owner = args.text("owner");
    if (!owner.isEmpty() && !after.contains(owner)) {
      throw new WeComError(world.directory().find(owner) == null ? 86005 : 86207);
    }
    world
        .rates()
        .demand("appchat update", 1, world.knobs().number(Knob.APP_GROUP_CHANGES_PER_HOUR), HOUR);
    if (args.has("name") && !args.text("name").isEmpty()) {
      room.name(Lengths.cut(args.text("name"), LONGEST_NAME));
    }
    for (String member : added) {
      if (!room.holds(member)) {
        room.enter(world.rooms().place(member, null));
      }
    }
    removed.forEach(room::leave);
    if (!owner.isEmpty()) {
      room.owner(owner);
    } else if (!room.holds(room.owner())) {
      room.owner(room.people().getFirst());
    }
    return Json.object();
  }

  /** Row 5: {@code appchat/get}. */
  public ObjectNode get(Args args) {
    Room room = room(args);
    var info =
        Json.object().put("chatid", room.id()).put("name", room.name()).put("owner", room.owner());
    info.set("userlist", Json.texts(room.people()));
    info.put("chat_type", 0);
    return Json.object().set("chat_info", info);
  }

  /** Row 6: {@code appchat/send}; no msgid comes back. */
  public ObjectNode send(Args args) {
    Room room = room(args);
    ObjectNode body = AppContent.read(args, AppContent.TO_APP_GROUPS, world.media(), false);
    Knobs knobs = world.knobs();
    int people = room.size();
    world
        .rates()
        .demand(
            "appchat person-times a minute",
            people,
            knobs.number(Knob.APP_GROUP_SENDS_PER_MINUTE),
            MINUTE);
    world
        .rates()
        .demand(
            "appchat person-times an hour",
            people,
            knobs.number(Knob.APP_GROUP_SENDS_PER_HOUR),
            HOUR);
    long reached =
        room.people().stream()
            .filter(
                member ->
                    world
                            .rates()
                            .drip(
                                "appchat minute " + member,
                                knobs.number(Knob.APP_GROUP_PER_MINUTE_PER_MEMBER),
                                MINUTE)
                        && world
                            .rates()
                            .drip(
                                "appchat day " + member,
                                knobs.number(Knob.APP_GROUP_PER_DAY_PER_MEMBER),
                                DAY))
            .count();
    if (reached > 0) {
      String type = args.text("msgtype");
      String robot = "wb" + world.corp().agentId();
      String id = world.rooms().post(room, robot, type, body);
      if (room.archived() && knobs.flag(Knob.ARCHIVE_OWN_MESSAGES)) {
        world.archive().said(room, id, robot, type, body);
      }
    }
    return Json.object();
  }

  /** A member leaves the group in the client; the app is not told. */
  public void leave(String chatid, String member) {
    Room room = world.rooms().get(chatid);
    if (!room.leave(member)) {
      throw new IllegalArgumentException(member + " is not in the group");
    }
    if (room.owner().equals(member) && room.size() > 0) {
      room.owner(room.people().getFirst());
    }
  }

  private Room room(Args args) {
    Room room = world.rooms().find(args.need("chatid", 86001));
    if (room == null || room.type() == RoomType.CUSTOMER) {
      throw new WeComError(86003);
    }
    if (room.type() != RoomType.APP) {
      throw new WeComError(86008);
    }
    return room;
  }
}
