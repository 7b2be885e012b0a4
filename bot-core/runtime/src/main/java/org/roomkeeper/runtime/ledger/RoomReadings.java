package org.roomkeeper.runtime.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.MemberChanged;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberJoined;
import org.roomkeeper.api.MemberLeft;
import org.roomkeeper.api.RoomChanged;
import org.roomkeeper.api.RoomClosed;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.RoomOpened;
import org.roomkeeper.runtime.intake.RoomReading;
import org.roomkeeper.runtime.ledger.RoomTable.Person;
import org.roomkeeper.runtime.ledger.RoomTable.RoomRow;

/**
 * Compares a room that was read with what was known of it, and writes down what is different, each
 * change once: whoever told of it first, and however often it is read. The writer's thread only.
 */
final class RoomReadings {
  private static final int MOST_SAID_BEFORE = 1_000;

  private final Claims claims;
  private final Known known;
  private final Registrar registrar;
  private final EventLog log;
  private final Tables tables;
  private final Settler settler;

  RoomReadings(
      Claims claims,
      Known known,
      Registrar registrar,
      EventLog log,
      Tables tables,
      Settler settler) {
    this.claims = claims;
    this.known = known;
    this.registrar = registrar;
    this.log = log;
    this.tables = tables;
    this.settler = settler;
  }

  /** A room as it is now; passed over if a later reading was written down before. */
  void read(Instant at, RoomReading reading) {
    if (at.isBefore(known.readAt(reading.room()))) {
      return;
    }
    var claim = claims.on(reading);
    boolean onlyMet = known.room(reading.room()).filter(room -> !room.wasRead()).isPresent();
    var before = known.room(reading.room()).filter(room -> isStill(room, claim));
    RoomRow now = row(at, reading, claim, before);
    if (before.isPresent() && before.get().wasRead() && before.get().isOpen()) {
      registrar.put(now);
      changes(at, before.get(), now);
    } else {
      open(at, now, claim);
    }
    var there = new HashMap<MemberId, RoomReading.Person>();
    reading.people().forEach(person -> there.put(person.member(), person));
    leave(at, now, there);
    join(at, now, reading.people(), before.isEmpty() || !before.get().wasRead());
    if (onlyMet && before.isEmpty()) {
      sayAgain(now);
    }
  }

  /**
   * What was said before the room's first reading was written down in corp, where no plugin reads:
   * now that it is known whose the room is, it comes there.
   */
  private void sayAgain(RoomRow room) {
    log.saidInCorp(room.id(), MOST_SAID_BEFORE).forEach(said -> log.append(room.community(), said));
  }

  /** A room is no longer there. */
  void gone(Instant at, RoomId id) {
    known.room(id).filter(RoomRow::isOpen).ifPresent(room -> close(at, room));
  }

  void close(Instant at, RoomRow room) {
    registrar.empty(room.id());
    registrar.put(
        new RoomRow(
            room.id(),
            room.community(),
            room.kind(),
            room.name(),
            room.owner(),
            room.notice(),
            room.capacity(),
            false,
            room.wasRead(),
            room.readAt(),
            room.number()));
    log.append(room.community(), new RoomClosed(envelope(room.community(), at), room.id()));
  }

  /**
   * The room that something happened in, written down provisionally if it was never heard of; its
   * first reading then opens it.
   */
  RoomRow met(RoomId id) {
    return known
        .room(id)
        .orElseGet(
            () -> {
              var claim = claims.on(id);
              var kind = kindOf(id);
              registrar.put(
                  new RoomRow(
                      id,
                      claim.community(),
                      kind,
                      "",
                      Optional.empty(),
                      "",
                      claim.capacity().orElse(capOf(kind)),
                      true,
                      false,
                      Instant.EPOCH,
                      registrar.nextNumber()));
              claim.family().ifPresent(family -> family(id, family, Instant.EPOCH));
              return known.room(id).orElseThrow();
            });
  }

  /** Somebody joined; false if they were in the room already. */
  boolean joined(
      RoomRow room, MemberId member, Optional<Instant> when, MemberJoined event, boolean byUs) {
    if (known.membership(room.id(), member).isPresent()) {
      return false;
    }
    registrar.join(room.id(), member, when);
    log.append(room.community(), byUs ? event.in(event.envelope().markedByUs()) : event);
    return true;
  }

  /** Somebody left; false if they were not in the room. */
  boolean left(RoomRow room, MemberLeft event) {
    if (known.membership(room.id(), event.member()).isEmpty()) {
      return false;
    }
    registrar.leave(room.id(), event.member());
    tables.prepared().forgetDeparture(room.id(), event.member());
    log.append(room.community(), event);
    settler.leftRoom(room.id(), event.member(), event.at());
    return true;
  }

  /** A person as they show themselves now. */
  void person(Instant at, Person person) {
    var before = known.person(person.id()).map(Person::name).orElse("");
    var named = person.name().isEmpty() ? new Person(person.id(), before, person.kind()) : person;
    registrar.put(named);
    if (!before.isEmpty() && !before.equals(named.name())) {
      for (CommunityId community : known.communitiesOf(person.id())) {
        log.append(
            community,
            new MemberChanged(
                envelope(community, at), person.id(), "name", before, named.name(), "platform"));
      }
    }
  }

  static RoomKind kindOf(RoomId room) {
    String value = room.value();
    if (value.startsWith("customer:")) {
      return RoomKind.CUSTOMER_GROUP;
    }
    if (value.startsWith("app:")) {
      return RoomKind.APP_GROUP;
    }
    return value.startsWith("all-staff:") ? RoomKind.ALL_STAFF : RoomKind.OTHER_INTERNAL;
  }

  static int capOf(RoomKind kind) {
    return switch (kind) {
      case CUSTOMER_GROUP -> 500;
      case APP_GROUP, OTHER_INTERNAL -> 2_000;
      case ALL_STAFF -> 10_000;
    };
  }

  /** A room that nobody had claimed is met anew once somebody does. */
  private static boolean isStill(RoomRow room, Claims.Claim claim) {
    return !room.community().equals(CommunityId.CORP) || claim.community().equals(CommunityId.CORP);
  }

  private RoomRow row(
      Instant at, RoomReading reading, Claims.Claim claim, Optional<RoomRow> before) {
    return new RoomRow(
        reading.room(),
        before.map(RoomRow::community).orElse(claim.community()),
        reading.kind(),
        reading.name(),
        reading.owner(),
        reading.notice(),
        Math.max(1, claim.capacity().orElse(reading.capacity())),
        true,
        true,
        at,
        known.room(reading.room()).map(RoomRow::number).orElseGet(registrar::nextNumber));
  }

  private void open(Instant at, RoomRow room, Claims.Claim claim) {
    registrar.put(room);
    registrar.empty(room.id());
    claim.family().ifPresent(family -> family(room.id(), family, at));
    log.append(
        room.community(),
        new RoomOpened(envelope(room.community(), at), room.id(), Optional.empty()));
  }

  private void family(RoomId room, String family, Instant at) {
    if (!known.factsOf(room).containsKey(Facts.FAMILY)) {
      registrar.fact(room, Facts.FAMILY, family, Lane.CORE, at);
    }
  }

  private void changes(Instant at, RoomRow before, RoomRow now) {
    changed(at, now, "name", before.name(), now.name());
    changed(at, now, "owner", id(before.owner()), id(now.owner()));
    changed(at, now, "notice", before.notice(), now.notice());
    changed(
        at, now, "capacity", Integer.toString(before.capacity()), Integer.toString(now.capacity()));
  }

  private void changed(Instant at, RoomRow room, String what, String before, String now) {
    if (!before.equals(now)) {
      log.append(
          room.community(),
          new RoomChanged(envelope(room.community(), at), room.id(), what, before, now));
    }
  }

  private void leave(Instant at, RoomRow room, Map<MemberId, RoomReading.Person> there) {
    for (MemberId member : known.peopleIn(room.id())) {
      var person = there.get(member);
      if (person == null || cameBack(room, person)) {
        var how =
            tables.sources().departure(room.id(), member).orElse(MemberLeft.Departure.UNKNOWN);
        left(room, new MemberLeft(envelope(room.community(), at), room.id(), member, how));
      }
    }
  }

  /** Left and joined again between two readings. */
  private boolean cameBack(RoomRow room, RoomReading.Person person) {
    var before = known.membership(room.id(), person.member()).flatMap(RoomTable.Membership::joined);
    return before.isPresent()
        && person.joined().isPresent()
        && person.joined().get().toEpochMilli() > before.get().toEpochMilli();
  }

  /**
   * Writes down who came, in the order of joining. Whoever is in an app group when it is first read
   * was put there by the bot.
   */
  private void join(Instant at, RoomRow room, List<RoomReading.Person> people, boolean first) {
    people.stream()
        .sorted(Comparator.comparing(person -> person.joined().orElse(at)))
        .forEach(
            person -> {
              person(at, new Person(person.member(), person.name(), person.kind()));
              joined(
                  room,
                  person.member(),
                  person.joined(),
                  new MemberJoined(
                      envelope(room.community(), person.joined().orElse(at)),
                      room.id(),
                      person.member(),
                      person.entry(),
                      person.state(),
                      person.invitedBy()),
                  first && person.joined().isEmpty());
            });
  }

  private static String id(Optional<MemberId> member) {
    return member.map(MemberId::value).orElse("");
  }

  private static Envelope envelope(CommunityId community, Instant at) {
    return Envelope.of(community, at);
  }
}
