package org.roomkeeper.runtime.ledger;

import static org.roomkeeper.runtime.ledger.TestCommunities.DOCTORS;
import static org.roomkeeper.runtime.ledger.TestCommunities.LISTED;
import static org.roomkeeper.runtime.ledger.TestCommunities.OPENER;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.ContactAdded;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberJoined;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.MessageRecalled;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Part;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.Say;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.RoomReading;
import org.roomkeeper.runtime.time.HandClock;

/**
 * A storage of the ledger that a contract is held against, and words to tell it things. Each
 * contract says a part of what every storage has to do; an adapter extends them and says how to
 * open it.
 */
abstract class StorageContract {
  static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  static final Set<Class<? extends BotEvent>> ALL_KINDS =
      LedgerJson.leaves(BotEvent.class)
          .map(kind -> kind.<BotEvent>asSubclass(BotEvent.class))
          .collect(Collectors.toUnmodifiableSet());
  static final Lane WELCOME = new Lane("welcome", DOCTORS);
  static final Shown NOTHING = new Shown(Set.of(), false);
  static final Duration ONE_HOUR = Duration.ofHours(1);
  static final MemberId ADA = new MemberId("guest:ada");
  static final MemberId BOB = new MemberId("guest:bob");

  final HandClock clock = new HandClock(NOW);
  OpenLedger open;

  /** Opens the storage; the second time in a test, the same one again. */
  abstract OpenLedger open(HandClock clock);

  @BeforeEach
  void openIt() {
    open = open(clock);
  }

  @AfterEach
  void closeIt() {
    open.ledger().close();
  }

  void reopen() {
    open.ledger().close();
    open = open(clock);
  }

  int write(Incoming... incoming) {
    return open.intake().write(Arrays.asList(incoming)).join();
  }

  Stretch read(Lane lane) {
    return open.ledger().read(lane, EventId.UNRECORDED, ALL_KINDS, 1_000);
  }

  <E extends BotEvent> List<E> events(Class<E> kind) {
    return read(WELCOME).events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  EventId posted(String message, MemberId who) {
    write(said(message, who, "words of " + message));
    return open.ledger().end(DOCTORS);
  }

  void keep(EventId event, Reaction reaction) {
    open.ledger()
        .keep(WELCOME, List.of(Answer.of(event, reaction, NoteChanges.NONE)), event)
        .join();
  }

  long owed(Action action) {
    var event = posted("m1", ADA);
    keep(event, Reaction.of(action).ref("step").because("reason"));
    return open.ledger().due(clock.instant(), Blocked.NOTHING, 10).getLast().id();
  }

  void settle(long action, Outcome outcome) {
    open.ledger().settle(List.of(new Settlement(action, clock.instant(), outcome))).join();
  }

  List<String> leaveAll() {
    var due = open.ledger().due(clock.instant(), Blocked.NOTHING, 100);
    var left = open.ledger().leave(due.stream().map(Owed::id).toList(), clock.instant()).join();
    return due.stream()
        .filter(owed -> left.contains(owed.id()))
        .map(owed -> ((Say) owed.action()).text())
        .toList();
  }

  Incoming said(String message, MemberId who, String text) {
    return saidIn(LISTED, message, who, text);
  }

  Incoming saidIn(RoomId room, String message, MemberId who, String text) {
    return happened(
        "msg:" + message,
        new MessagePosted(
            Envelope.of(CommunityId.CORP, clock.instant()),
            room,
            who,
            new MessageId(message),
            List.of(new Part.Text(text))));
  }

  Incoming recalled(String message) {
    return happened(
        "recall:" + message,
        new MessageRecalled(
            Envelope.of(CommunityId.CORP, clock.instant()), LISTED, ADA, new MessageId(message)));
  }

  Incoming added(MemberId host) {
    return happened(
        "contact:" + host,
        new ContactAdded(
            Envelope.of(CommunityId.CORP, clock.instant()),
            ADA,
            host,
            Optional.of("lang=zh"),
            Optional.empty()));
  }

  static Incoming happened(String key, BotEvent event) {
    return new Incoming.Happened(key, event);
  }

  /** Something that no storage can write: a room whose name is missing. */
  static Incoming broken() {
    return new Incoming.Bookmark(null, 1);
  }

  Incoming reading(MemberId... people) {
    return read(LISTED, RoomKind.CUSTOMER_GROUP, "Main room", OPENER, people);
  }

  Incoming reading(MemberId who, Instant joined) {
    return new Incoming.RoomRead(
        clock.instant(),
        LISTED,
        Optional.of(
            new RoomReading(
                LISTED,
                RoomKind.CUSTOMER_GROUP,
                "Main room",
                Optional.of(OPENER),
                "",
                500,
                List.of(person(who, Optional.of(joined))))),
        List.of());
  }

  Incoming read(RoomId room, RoomKind kind, String name, MemberId owner, MemberId... people) {
    var joined = kind == RoomKind.APP_GROUP ? Optional.<Instant>empty() : Optional.of(NOW);
    return new Incoming.RoomRead(
        clock.instant(),
        room,
        Optional.of(
            new RoomReading(
                room,
                kind,
                name,
                Optional.of(owner),
                "",
                500,
                Arrays.stream(people).map(member -> person(member, joined)).toList())),
        List.of());
  }

  static RoomReading.Person person(MemberId member, Optional<Instant> joined) {
    return new RoomReading.Person(
        member,
        "",
        member.value().startsWith("staff:") ? MemberKind.STAFF : MemberKind.GUEST,
        joined,
        MemberJoined.Entry.CODE,
        Optional.empty(),
        Optional.empty());
  }
}
