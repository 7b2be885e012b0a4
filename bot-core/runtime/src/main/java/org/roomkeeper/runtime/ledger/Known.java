package org.roomkeeper.runtime.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.MemberView;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.runtime.ledger.RoomTable.DoorRow;
import org.roomkeeper.runtime.ledger.RoomTable.Membership;
import org.roomkeeper.runtime.ledger.RoomTable.Person;
import org.roomkeeper.runtime.ledger.RoomTable.RoomRow;
import org.roomkeeper.runtime.settings.Communities;

/**
 * What is known of rooms and people, held in memory: a room of five hundred is never read again
 * from the tables to fill in one event. Changed by the writer's thread only, through {@link
 * Registrar}; read by all, who may see a change a moment before its commit is durable.
 */
final class Known {
  private final Communities communities;
  private volatile Maps maps = new Maps();

  Known(Communities communities) {
    this.communities = communities;
  }

  /** Reads everything from the tables, at the start and after work that was taken back. */
  void load(RoomTable table) {
    var fresh = new Maps();
    table.rooms().forEach(room -> fresh.rooms.put(room.id(), room));
    table.memberships().forEach(fresh::join);
    table.people().forEach(person -> fresh.people.put(person.id(), person));
    table
        .contacts()
        .forEach(
            contact ->
                fresh.hosts.merge(contact.guest(), List.of(contact.host()), Known::appended));
    table
        .roomFacts()
        .forEach(
            fact ->
                fresh.roomFacts.merge(fact.room(), Map.of(fact.key(), fact.value()), Known::union));
    table
        .memberFacts()
        .forEach(
            fact ->
                fresh.memberFacts.merge(
                    new InCommunity(fact.community(), fact.member()),
                    Map.of(fact.key(), fact.value()),
                    Known::union));
    table.doors().forEach(door -> fresh.doors.put(new DoorKey(door), door));
    maps = fresh;
  }

  // --- What is asked.

  Optional<RoomRow> room(RoomId id) {
    return Optional.ofNullable(maps.rooms.get(id));
  }

  /** An open room by its id, or by its name if no other bears it. */
  Optional<RoomId> find(String nameOrId) {
    var found =
        openRooms(room -> room.id().value().equals(nameOrId) || room.name().equals(nameOrId));
    return found.size() == 1 ? Optional.of(found.getFirst().id()) : Optional.empty();
  }

  /** Open rooms in the order in which they became known. */
  List<RoomRow> openRooms(Predicate<RoomRow> which) {
    return maps.rooms.values().stream()
        .filter(RoomRow::isOpen)
        .filter(which)
        .sorted(Comparator.comparingLong(RoomRow::number))
        .toList();
  }

  RoomView view(RoomRow room) {
    return new RoomView(
        room.id(),
        room.name(),
        room.kind(),
        headcount(room.id()),
        room.capacity(),
        room.owner(),
        room.isOpen(),
        factsOf(room.id()));
  }

  int headcount(RoomId room) {
    return maps.inRoom(room).byMember.size();
  }

  Map<String, String> factsOf(RoomId room) {
    return maps.roomFacts.getOrDefault(room, Map.of());
  }

  Optional<Membership> membership(RoomId room, MemberId member) {
    return Optional.ofNullable(maps.inRoom(room).byMember.get(member));
  }

  /** Who is in a room, in the order of joining. */
  List<MemberId> peopleIn(RoomId room) {
    return List.copyOf(maps.inRoom(room).inOrder.values());
  }

  Optional<Person> person(MemberId member) {
    return Optional.ofNullable(maps.people.get(member));
  }

  List<MemberId> hostsOf(MemberId guest) {
    return maps.hosts.getOrDefault(guest, List.of());
  }

  Map<String, String> factsOf(CommunityId community, MemberId member) {
    return maps.memberFacts.getOrDefault(new InCommunity(community, member), Map.of());
  }

  /** The communities in whose rooms somebody is. */
  List<CommunityId> communitiesOf(MemberId member) {
    return maps.rooms.values().stream()
        .filter(RoomRow::isOpen)
        .filter(room -> membership(room.id(), member).isPresent())
        .map(RoomRow::community)
        .distinct()
        .toList();
  }

  Optional<DoorRow> door(CommunityId community, String name) {
    return Optional.ofNullable(maps.doors.get(new DoorKey(community, name)));
  }

  Collection<DoorRow> doors() {
    return maps.doors.values();
  }

  /** A person as one community knows them, also one of whom only the id is known. */
  MemberView view(CommunityId community, MemberId member) {
    var person = person(member);
    var facts = factsOf(community, member);
    return new MemberView(
        member,
        person.map(Person::name).orElse(""),
        person.map(Person::kind).orElseGet(() -> kindOf(member)),
        roles(community, member, facts),
        facts);
  }

  /** Staff and guests bear their kind in their id. */
  static MemberKind kindOf(MemberId member) {
    return member.value().startsWith("staff:") ? MemberKind.STAFF : MemberKind.GUEST;
  }

  private Set<String> roles(CommunityId id, MemberId member, Map<String, String> facts) {
    var roles = new HashSet<String>();
    communities.find(id).ifPresent(community -> addRoles(roles, community, member));
    String noted = facts.getOrDefault(Facts.ROLES, "");
    for (String role : noted.split(",")) {
      if (!role.isBlank()) {
        roles.add(role.strip());
      }
    }
    return roles;
  }

  private static void addRoles(Set<String> roles, Community community, MemberId member) {
    addRole(roles, "founder", community.founders(), member);
    addRole(roles, "moderator", community.moderators(), member);
    addRole(roles, "host", community.hosts(), member);
    addRole(roles, "opener", community.openers(), member);
  }

  private static void addRole(Set<String> roles, String role, List<MemberId> who, MemberId member) {
    if (who.contains(member)) {
      roles.add(role);
    }
  }

  // --- What the registrar changes.

  void put(RoomRow room) {
    maps.rooms.put(room.id(), room);
  }

  void put(Membership membership) {
    maps.join(membership);
  }

  void remove(RoomId room, MemberId member) {
    maps.leave(room, member);
  }

  void empty(RoomId room) {
    maps.inRooms.remove(room);
  }

  void put(Person person) {
    maps.people.put(person.id(), person);
  }

  void putHosts(MemberId guest, List<MemberId> newestFirst) {
    maps.hosts.put(guest, newestFirst);
  }

  void putFacts(RoomId room, Map<String, String> facts) {
    maps.roomFacts.put(room, facts);
  }

  void putFacts(CommunityId community, MemberId member, Map<String, String> facts) {
    maps.memberFacts.put(new InCommunity(community, member), facts);
  }

  void put(DoorRow door) {
    maps.doors.put(new DoorKey(door), door);
  }

  void forgetDoor(CommunityId community, String name) {
    maps.doors.remove(new DoorKey(community, name));
  }

  /** The highest number that any room or membership has. */
  long highestNumber() {
    long rooms = maps.rooms.values().stream().mapToLong(RoomRow::number).max().orElse(0);
    long people =
        maps.inRooms.values().stream()
            .filter(inRoom -> !inRoom.inOrder.isEmpty())
            .mapToLong(inRoom -> inRoom.inOrder.lastKey())
            .max()
            .orElse(0);
    return Math.max(rooms, people);
  }

  /** When a room was read last; the epoch if never. */
  Instant readAt(RoomId room) {
    return room(room).map(RoomRow::readAt).orElse(Instant.EPOCH);
  }

  private static List<MemberId> appended(List<MemberId> first, List<MemberId> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static Map<String, String> union(Map<String, String> first, Map<String, String> second) {
    var all = new HashMap<>(first);
    all.putAll(second);
    return Map.copyOf(all);
  }

  private record InCommunity(CommunityId community, MemberId member) {}

  private record DoorKey(CommunityId community, String name) {
    DoorKey(DoorRow door) {
      this(door.community(), door.name());
    }
  }

  private static final class InRoom {
    private static final InRoom NOBODY = new InRoom();
    final ConcurrentMap<MemberId, Membership> byMember = new ConcurrentHashMap<>();
    final ConcurrentSkipListMap<Long, MemberId> inOrder = new ConcurrentSkipListMap<>();
  }

  private static final class Maps {
    final ConcurrentMap<RoomId, RoomRow> rooms = new ConcurrentHashMap<>();
    final ConcurrentMap<RoomId, InRoom> inRooms = new ConcurrentHashMap<>();
    final ConcurrentMap<MemberId, Person> people = new ConcurrentHashMap<>();
    final ConcurrentMap<MemberId, List<MemberId>> hosts = new ConcurrentHashMap<>();
    final ConcurrentMap<RoomId, Map<String, String>> roomFacts = new ConcurrentHashMap<>();
    final ConcurrentMap<InCommunity, Map<String, String>> memberFacts = new ConcurrentHashMap<>();
    final ConcurrentMap<DoorKey, DoorRow> doors = new ConcurrentHashMap<>();

    InRoom inRoom(RoomId room) {
      return inRooms.getOrDefault(room, InRoom.NOBODY);
    }

    void join(Membership membership) {
      leave(membership.room(), membership.member());
      var inRoom = inRooms.computeIfAbsent(membership.room(), room -> new InRoom());
      inRoom.byMember.put(membership.member(), membership);
      inRoom.inOrder.put(membership.number(), membership.member());
    }

    void leave(RoomId room, MemberId member) {
      var inRoom = inRoom(room);
      var before = inRoom.byMember.remove(member);
      if (before != null) {
        inRoom.inOrder.remove(before.number());
      }
    }
  }
}
