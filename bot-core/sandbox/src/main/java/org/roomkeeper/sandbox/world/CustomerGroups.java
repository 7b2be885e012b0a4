package org.roomkeeper.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rooms with WeChat users in them (rows 11 and 12). The API reads them; whatever changes them is
 * done by people in the client, or by WeCom itself for who comes by a code.
 */
public final class CustomerGroups {
  private static final int MANY = 1000;
  private static final int MOST_TRANSFERRED = 100;

  private final World world;

  CustomerGroups(World world) {
    this.world = world;
  }

  /**
   * A member opens a group in the client: {@code change_external_chat create}.
   *
   * @param people members and contacts whom the owner takes in at once
   * @throws IllegalArgumentException if somebody does not exist or there are too many
   */
  public Room open(String owner, String name, Collection<String> people) {
    Room room = make(owner, name);
    for (String person : people) {
      demandSpace(room);
      room.enter(world.rooms().place(demandPerson(person), owner));
    }
    created(room);
    return room;
  }

  /** A group with its owner in it, of which nobody has been told. */
  Room make(String owner, String name) {
    Room room =
        new Room(
            world.names().make("wr", 30),
            RoomType.CUSTOMER,
            name,
            world.directory().get(owner).id(),
            world.clock().seconds());
    world.rooms().add(room);
    room.enter(world.rooms().place(owner, null));
    room.version(world.names().hex());
    return room;
  }

  /** Tells of a new group. */
  void created(Room room) {
    world.emit(
        world
            .event("change_external_chat")
            .with("ChatId", room.id())
            .with("ChangeType", "create")
            .build());
  }

  /**
   * A member takes somebody into the group; works up to the group's full size.
   *
   * @param byLink whether they were sent a link and followed it
   */
  public void invite(String chatId, String invitor, String person, boolean byLink) {
    Room room = get(chatId);
    if (!room.holds(invitor)) {
      throw new IllegalArgumentException(invitor + " is not in the group");
    }
    if (room.holds(person)) {
      return;
    }
    demandSpace(room);
    enter(
        room,
        new Membership(
            demandPerson(person), world.clock().seconds(), byLink ? 2 : 1, invitor, "", ""),
        0);
  }

  /** Somebody comes in; JoinScene as in events: 0 invited, 3 by a code. */
  void enter(Room room, Membership membership, int joinScene) {
    String before = room.version();
    room.enter(membership);
    room.version(world.names().hex());
    world.emit(
        update(room, "add_member")
            .with("JoinScene", (long) joinScene)
            .with("QuitScene", 0L)
            .with("MemChangeCnt", 1L)
            .with("MemChangeList", List.of(membership.person()))
            .with("LastMemVer", before)
            .with("CurMemVer", room.version())
            .build());
    if (world.customers().find(membership.person()) != null) {
      world.roomWelcomes().newcomer(room, membership.person());
    }
  }

  /** The owner or an admin removes somebody: {@code del_member}, QuitScene 1. */
  public void kick(String chatId, String by, String person) {
    Room room = get(chatId);
    if (!room.owner().equals(by) && !room.admins().contains(by)) {
      throw new IllegalArgumentException(by + " is neither owner nor admin of the group");
    }
    if (person.equals(room.owner())) {
      throw new IllegalArgumentException("the owner cannot be removed");
    }
    gone(room, person, 1);
  }

  /** Somebody leaves by themselves: {@code del_member}, QuitScene 0. */
  public void leave(String chatId, String person) {
    gone(get(chatId), person, 0);
  }

  private void gone(Room room, String person, long quitScene) {
    String before = room.version();
    if (!room.leave(person)) {
      throw new IllegalArgumentException(person + " is not in the group");
    }
    room.version(world.names().hex());
    world.emit(
        update(room, "del_member")
            .with("JoinScene", 0L)
            .with("QuitScene", quitScene)
            .with("MemChangeCnt", 1L)
            .with("MemChangeList", List.of(person))
            .with("LastMemVer", before)
            .with("CurMemVer", room.version())
            .build());
  }

  /** The owner renames the group. */
  public void rename(String chatId, String name) {
    Room room = get(chatId);
    room.name(name);
    world.emit(update(room, "change_name").build());
  }

  /** The owner pins a notice. */
  public void notice(String chatId, String notice) {
    Room room = get(chatId);
    room.notice(notice);
    world.emit(update(room, "change_notice").build());
  }

  /** The owner hands the group to another member in it. */
  public void handOver(String chatId, String newOwner) {
    Room room = get(chatId);
    if (!room.holds(world.directory().get(newOwner).id())) {
      throw new IllegalArgumentException(newOwner + " is not in the group");
    }
    room.owner(newOwner);
    world.emit(update(room, "change_owner").build());
  }

  /** The owner makes a member in the group an admin. */
  public void admin(String chatId, String person) {
    Room room = get(chatId);
    if (!room.holds(person)) {
      throw new IllegalArgumentException(person + " is not in the group");
    }
    room.admin(person);
  }

  /** The owner ends the group: {@code dismiss}. */
  public void dismiss(String chatId) {
    Room room = get(chatId);
    room.dismiss();
    world.emit(
        world
            .event("change_external_chat")
            .with("ChatId", room.id())
            .with("ChangeType", "dismiss")
            .build());
  }

  private CallbackEvent.Builder update(Room room, String detail) {
    return world
        .event("change_external_chat")
        .with("ChatId", room.id())
        .with("ChangeType", "update")
        .with("UpdateDetail", detail);
  }

  /** A customer group that has not ended, or null. */
  @Nullable Room find(String chatId) {
    Room room = world.rooms().find(chatId);
    return room == null || room.type() != RoomType.CUSTOMER || room.dismissed() ? null : room;
  }

  private Room get(String chatId) {
    Room room = find(chatId);
    if (room == null) {
      throw new IllegalArgumentException("there is no customer group " + chatId);
    }
    return room;
  }

  private String demandPerson(String person) {
    if (world.customers().person(person) == null) {
      throw new IllegalArgumentException("there is nobody " + person);
    }
    return person;
  }

  private void demandSpace(Room room) {
    if (room.size() >= world.knobs().number(Knob.CUSTOMER_GROUP_CAP)) {
      throw new IllegalArgumentException("the group is full");
    }
  }

  /** Row 11: {@code groupchat/list}. */
  public ObjectNode list(Args args) {
    int status = args.within("status_filter", 0, 0, 3);
    Set<String> owners = Set.copyOf(args.object("owner_filter").texts("userid_list"));
    for (String owner : owners) {
      if (world.directory().find(owner) == null) {
        throw new WeComError(60111);
      }
    }
    List<Room> found =
        world.rooms().of(RoomType.CUSTOMER).stream()
            .filter(room -> owners.isEmpty() || owners.contains(room.owner()))
            .filter(_ -> status == 0)
            .toList();
    if (owners.isEmpty() && found.size() > MANY) {
      throw new WeComError(81017);
    }
    Slice<Room> slice = Slice.of(found, args, MANY, MANY);
    var list = Json.array();
    slice
        .items()
        .forEach(room -> list.add(Json.object().put("chat_id", room.id()).put("status", 0)));
    var answer = Json.object();
    answer.set("group_chat_list", list);
    if (!slice.nextCursor().isEmpty()) {
      answer.put("next_cursor", slice.nextCursor());
    }
    return answer;
  }

  /**
   * Row 16: {@code groupchat/onjob_transfer}, to another member while the owner is still there.
   * What the API changes is not called back.
   */
  public ObjectNode transfer(Args args) {
    List<String> chats = args.texts("chat_id_list");
    if (chats.isEmpty() || chats.size() > MOST_TRANSFERRED) {
      throw new WeComError(40058, ErrorPhrases.of(40058) + ": chat_id_list");
    }
    Member owner = world.directory().find(args.need("new_owner"));
    if (owner == null) {
      throw new WeComError(40003);
    }
    var failed = Json.array();
    for (String chat : chats) {
      Room room = find(chat);
      int trouble = room == null ? 90501 : room.owner().equals(owner.id()) ? 90504 : 0;
      if (room != null && trouble == 0) {
        if (!room.holds(owner.id())) {
          room.enter(world.rooms().place(owner.id(), room.owner()));
        }
        room.owner(owner.id());
        room.version(world.names().hex());
      } else {
        failed.add(
            Json.object()
                .put("chat_id", chat)
                .put("errcode", trouble)
                .put("errmsg", ErrorPhrases.of(trouble)));
      }
    }
    return Json.object().set("failed_chat_list", failed);
  }

  /** Row 12: {@code groupchat/get}. */
  public ObjectNode get(Args args) {
    Room room = find(args.need("chat_id", 40050));
    if (room == null) {
      throw new WeComError(40050);
    }
    boolean names = args.number("need_name", 0) == 1;
    var members = Json.array();
    room.members().forEach(membership -> members.add(toJson(membership, names)));
    var admins = Json.array();
    room.admins().forEach(admin -> admins.add(Json.object().put("userid", admin)));
    var group =
        Json.object()
            .put("chat_id", room.id())
            .put("name", room.name())
            .put("owner", room.owner())
            .put("create_time", room.createdSeconds());
    if (!room.notice().isEmpty()) {
      group.put("notice", room.notice());
    }
    group.set("member_list", members);
    group.set("admin_list", admins);
    group.put("member_version", room.version());
    return Json.object().set("group_chat", group);
  }

  private ObjectNode toJson(Membership membership, boolean names) {
    Customer customer = world.customers().find(membership.person());
    var json =
        Json.object().put("userid", membership.person()).put("type", customer == null ? 1 : 2);
    if (customer != null) {
      json.put("unionid", customer.unionid());
    }
    json.put("join_time", membership.since()).put("join_scene", membership.scene());
    if (membership.invitor() != null) {
      json.set("invitor", Json.object().put("userid", membership.invitor()));
    }
    if (!membership.state().isEmpty()) {
      json.put("state", membership.state());
    }
    json.put("group_nickname", membership.nickname());
    if (names) {
      json.put("name", world.customers().nameOf(membership.person()));
    }
    return json;
  }
}
