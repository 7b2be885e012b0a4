package org.roomkeeper.runtime.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.runtime.ledger.RoomTable.Contact;
import org.roomkeeper.runtime.ledger.RoomTable.DoorRow;
import org.roomkeeper.runtime.ledger.RoomTable.MemberFact;
import org.roomkeeper.runtime.ledger.RoomTable.Membership;
import org.roomkeeper.runtime.ledger.RoomTable.Person;
import org.roomkeeper.runtime.ledger.RoomTable.RoomFact;
import org.roomkeeper.runtime.ledger.RoomTable.RoomRow;

/**
 * Writes what is known of rooms and people into the tables and into memory alike. The writer's
 * thread only.
 */
final class Registrar {
  private final Tables tables;
  private final Known known;
  private long number;
  private boolean changed;
  private boolean undecided;

  Registrar(Tables tables, Known known) {
    this.tables = tables;
    this.known = known;
    reload();
  }

  /** Reads the tables anew: what memory holds was taken back. */
  void reload() {
    known.load(tables.rooms());
    number = known.highestNumber();
    tables.rooms().contacts().stream()
        .mapToLong(Contact::number)
        .max()
        .ifPresent(highest -> number = Math.max(number, highest));
    changed = false;
    undecided = false;
  }

  /** A piece of work ended: what it changed stands. */
  void keep() {
    undecided |= changed;
    changed = false;
  }

  /** All that was changed is durable. */
  void committed() {
    undecided = false;
  }

  /** Nothing of what was changed stands. */
  void lost() {
    if (changed || undecided) {
      reload();
    }
  }

  /** A piece of work was taken back. */
  void takeBack() {
    if (changed) {
      reload();
    }
  }

  /** A number higher than all before it. */
  long nextNumber() {
    return ++number;
  }

  void put(RoomRow room) {
    changed = true;
    tables.rooms().put(room);
    known.put(room);
  }

  void join(RoomId room, MemberId member, Optional<Instant> joined) {
    changed = true;
    var membership = new Membership(room, member, joined, nextNumber());
    tables.prepared().put(membership);
    known.put(membership);
  }

  void leave(RoomId room, MemberId member) {
    changed = true;
    tables.prepared().remove(room, member);
    known.remove(room, member);
  }

  void empty(RoomId room) {
    changed = true;
    tables.rooms().empty(room);
    known.empty(room);
  }

  /** Writes a person down unless exactly this is known of them. */
  void put(Person person) {
    if (known.person(person.id()).filter(person::equals).isEmpty()) {
      changed = true;
      tables.prepared().put(person);
      known.put(person);
    }
  }

  void contact(MemberId guest, MemberId host) {
    changed = true;
    tables.prepared().put(new Contact(guest, host, nextNumber()));
    var hosts = new ArrayList<>(known.hostsOf(guest));
    hosts.remove(host);
    hosts.addFirst(host);
    known.putHosts(guest, List.copyOf(hosts));
  }

  /**
   * Notes a fact of a room; an empty value forgets it.
   *
   * @return what it was before; empty if nothing was known
   */
  String fact(RoomId room, String key, String value, String author, Instant at) {
    changed = true;
    var facts = new HashMap<>(known.factsOf(room));
    String before = noted(facts, key, value);
    if (value.isEmpty()) {
      tables.rooms().forget(room, key);
    } else {
      tables.rooms().put(new RoomFact(room, key, value, author, at));
    }
    known.putFacts(room, Map.copyOf(facts));
    return before;
  }

  /** The same for a person in a community. */
  String fact(
      CommunityId community, MemberId member, String key, String value, String author, Instant at) {
    changed = true;
    var facts = new HashMap<>(known.factsOf(community, member));
    String before = noted(facts, key, value);
    if (value.isEmpty()) {
      tables.rooms().forget(community, member, key);
    } else {
      tables.prepared().put(new MemberFact(community, member, key, value, author, at));
    }
    known.putFacts(community, member, Map.copyOf(facts));
    return before;
  }

  void door(
      CommunityId community, String name, PointDoor.Target target, Map<String, String> details) {
    changed = true;
    if (target instanceof PointDoor.Nowhere) {
      tables.rooms().forgetDoor(community, name);
      known.forgetDoor(community, name);
      return;
    }
    var door = new DoorRow(community, name, target, LedgerJson.write(details));
    tables.prepared().put(door);
    known.put(door);
  }

  private static String noted(Map<String, String> facts, String key, String value) {
    String before = value.isEmpty() ? facts.remove(key) : facts.put(key, value);
    return before == null ? "" : before;
  }
}
