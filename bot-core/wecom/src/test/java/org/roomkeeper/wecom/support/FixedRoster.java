package org.roomkeeper.wecom.support;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.runtime.intake.Roster;

/** What the core knows, as a test says. */
public final class FixedRoster implements Roster {
  private final Map<RoomId, RoomView> rooms = new LinkedHashMap<>();
  private final Map<RoomId, Set<MemberId>> people = new HashMap<>();
  private final Map<RoomId, CommunityId> communities = new HashMap<>();
  private final Set<MemberId> directory = ConcurrentHashMap.newKeySet();
  private final Map<MemberId, List<MemberId>> hosts = new HashMap<>();
  private final Map<MemberId, String> names = new HashMap<>();
  private final Map<String, Map<String, String>> doors = new HashMap<>();

  /** There is a room. */
  public FixedRoster with(RoomView room, MemberId... inside) {
    rooms.put(room.id(), room);
    people.put(room.id(), Set.of(inside));
    return this;
  }

  /** A room is of a community. */
  public FixedRoster belonging(RoomId room, CommunityId community) {
    communities.put(room, community);
    return this;
  }

  /** Somebody has a name. */
  public FixedRoster named(MemberId member, String name) {
    names.put(member, name);
    return this;
  }

  /** Somebody is in the corp. */
  public FixedRoster inDirectory(MemberId... members) {
    directory.addAll(List.of(members));
    return this;
  }

  /** Hosts have somebody as a contact. */
  public FixedRoster hosted(MemberId member, MemberId... by) {
    hosts.put(member, List.of(by));
    return this;
  }

  /** There is a door. */
  public FixedRoster door(String name, Map<String, String> details) {
    doors.put(name, details);
    return this;
  }

  @Override
  public Optional<RoomView> room(RoomId room) {
    return Optional.ofNullable(rooms.get(room));
  }

  @Override
  public Optional<CommunityId> communityOf(RoomId room) {
    return Optional.ofNullable(communities.get(room));
  }

  @Override
  public List<RoomView> openRooms() {
    return new ArrayList<>(rooms.values());
  }

  @Override
  public Set<MemberId> peopleIn(RoomId room) {
    return people.getOrDefault(room, Set.of());
  }

  @Override
  public Set<MemberId> directory() {
    return Set.copyOf(directory);
  }

  @Override
  public List<MemberId> hostsOf(MemberId member) {
    return hosts.getOrDefault(member, List.of());
  }

  @Override
  public Optional<String> nameOf(MemberId member) {
    return Optional.ofNullable(names.get(member));
  }

  @Override
  public Map<String, String> doorDetails(CommunityId community, String door) {
    return doors.getOrDefault(door, Map.of());
  }
}
