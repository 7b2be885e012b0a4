package org.roomkeeper.sandbox.lane;

import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Door;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.MemberView;
import org.roomkeeper.api.Members;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Rooms;

/**
 * A community of doctors in memory: its rooms, who is in them, its doors, what is known of whom.
 */
final class HandCommunity implements Rooms, Members {
  private final Map<RoomId, RoomView> rooms = new LinkedHashMap<>();
  private final Map<RoomId, List<MemberId>> people = new HashMap<>();
  private final Map<String, Door> doors = new HashMap<>();
  private final Map<MemberId, Map<String, String>> facts = new HashMap<>();
  private Community community =
      new Community(
          new CommunityId("doctors"),
          Map.of("zh", "医生之家", "en", "Doctors' House"),
          List.of("zh", "en"),
          List.of(ZoneId.of("Asia/Shanghai"), ZoneId.of("Europe/Paris")),
          List.of(HandLane.OWNER),
          List.of(HandLane.OWNER),
          List.of(HandLane.HOST),
          List.of(HandLane.OWNER),
          Optional.empty(),
          URI.create("https://rooms.example.org/join/doctors"),
          Map.of("zh", "请只谈医学。", "en", "Medicine only, please."));

  // ---- what is there ----

  @Override
  public Community community() {
    return community;
  }

  @Override
  public Optional<RoomView> find(RoomId room) {
    return Optional.ofNullable(rooms.get(room));
  }

  @Override
  public List<RoomView> all() {
    return rooms.values().stream().filter(RoomView::open).toList();
  }

  @Override
  public List<RoomView> family(String family) {
    return all().stream()
        .filter(room -> room.fact("family").filter(family::equals).isPresent())
        .toList();
  }

  @Override
  public Optional<Door> door(String name) {
    return Optional.ofNullable(doors.get(name));
  }

  @Override
  public Optional<MemberView> find(MemberId member) {
    return Optional.of(person(member));
  }

  @Override
  public List<MemberId> in(RoomId room) {
    return List.copyOf(people.getOrDefault(room, List.of()));
  }

  @Override
  public boolean isIn(RoomId room, MemberId member) {
    return in(room).contains(member);
  }

  RoomView view(RoomId room) {
    return find(room).orElseThrow();
  }

  /**
   * Somebody without a name, a guest where the id does not say staff; founders and moderators have
   * those roles.
   */
  MemberView person(MemberId member) {
    return new MemberView(
        member,
        "",
        member.value().startsWith("staff:") ? MemberKind.STAFF : MemberKind.GUEST,
        roles(member),
        facts.getOrDefault(member, Map.of()));
  }

  private Set<String> roles(MemberId member) {
    var roles = new HashSet<String>();
    if (community.founders().contains(member)) {
      roles.add("founder");
    }
    if (community.moderators().contains(member)) {
      roles.add("moderator");
    }
    return roles;
  }

  // ---- what changes ----

  void govern(UnaryOperator<Community> change) {
    community = change.apply(community);
  }

  void add(RoomView room) {
    rooms.put(room.id(), room);
    people.put(room.id(), new ArrayList<>());
  }

  void close(RoomId room) {
    inside(room).clear();
    put(room, view(room).name(), false, view(room).facts());
  }

  void rename(RoomId room, String name) {
    put(room, name, view(room).open(), view(room).facts());
  }

  void resize(RoomId room, int capacity) {
    RoomView was = view(room);
    rooms.put(
        room,
        new RoomView(
            was.id(),
            was.name(),
            was.kind(),
            was.headcount(),
            capacity,
            was.owner(),
            was.open(),
            was.facts()));
  }

  void note(RoomId room, String key, String value) {
    var all = new HashMap<>(view(room).facts());
    all.put(key, value);
    put(room, view(room).name(), view(room).open(), all);
  }

  void note(MemberId member, String key, String value) {
    Map<String, String> known = facts.computeIfAbsent(member, id -> new HashMap<>());
    if (value.isEmpty()) {
      known.remove(key);
    } else {
      known.put(key, value);
    }
  }

  void forget(MemberId member) {
    facts.remove(member);
  }

  void enter(RoomId room, MemberId member) {
    inside(room).add(member);
    recount(room);
  }

  void leave(RoomId room, MemberId member) {
    inside(room).remove(member);
    recount(room);
  }

  void fill(RoomId room, int headcount) {
    List<MemberId> inside = inside(room);
    while (inside.size() < headcount) {
      inside.add(new MemberId("guest:" + room.value() + "-" + inside.size()));
    }
    recount(room);
  }

  void point(Door door) {
    doors.put(door.name(), door);
  }

  void close(String door) {
    doors.remove(door);
  }

  static RoomView emptyRoom(
      RoomId id, String name, RoomKind kind, int capacity, Map<String, String> facts) {
    return new RoomView(id, name, kind, 0, capacity, Optional.of(HandLane.OWNER), true, facts);
  }

  private List<MemberId> inside(RoomId room) {
    return people.computeIfAbsent(room, id -> new ArrayList<>());
  }

  private void recount(RoomId room) {
    RoomView was = view(room);
    put(room, was.name(), was.open(), was.facts());
  }

  private void put(RoomId room, String name, boolean open, Map<String, String> noted) {
    RoomView was = view(room);
    rooms.put(
        room,
        new RoomView(
            was.id(),
            name,
            was.kind(),
            inside(room).size(),
            was.capacity(),
            was.owner(),
            open,
            noted));
  }
}
