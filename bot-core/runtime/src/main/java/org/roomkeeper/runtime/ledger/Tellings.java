package org.roomkeeper.runtime.ledger;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.CommandGiven;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.ContactAdded;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.LiveChanged;
import org.roomkeeper.api.MemberEnrolled;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberJoined;
import org.roomkeeper.api.MemberLeft;
import org.roomkeeper.api.MessageRecalled;
import org.roomkeeper.api.RoomClosed;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.ledger.RoomTable.Person;
import org.roomkeeper.runtime.ledger.RoomTable.RoomRow;

/**
 * Writes down what sources tell: each telling once, in the communities that it concerns. The
 * writer's thread only.
 */
final class Tellings {
  private final Tables tables;
  private final Claims claims;
  private final Known known;
  private final Registrar registrar;
  private final Directory directory;
  private final RoomReadings readings;
  private final EventLog log;
  private final Settler settler;
  private final InstantSource clock;
  private final List<Telling> toldAhead = new ArrayList<>();

  /** What a source tells at once; done in some commit, and perhaps not in the first. */
  final class Telling implements Writer.Work<Integer> {
    private final List<Incoming> incoming;
    private final List<String> keys;
    private int @Nullable [] fresh;

    private Telling(List<Incoming> incoming) {
      this.incoming = incoming;
      this.keys = incoming.stream().flatMap(one -> key(one).stream()).toList();
    }

    @Override
    public Integer write() {
      int[] told = fresh == null ? tables.prepared().tell(keys, clock.instant()) : fresh;
      int next = 0;
      int written = 0;
      for (Incoming one : incoming) {
        if (key(one).isEmpty() || told[next++] == 1) {
          written += Tellings.this.write(one) ? 1 : 0;
        }
      }
      return written;
    }
  }

  Tellings(
      Tables tables,
      Claims claims,
      Known known,
      Registrar registrar,
      RoomReadings readings,
      EventLog log,
      Settler settler,
      InstantSource clock) {
    this.tables = tables;
    this.claims = claims;
    this.known = known;
    this.registrar = registrar;
    this.directory = new Directory(known, registrar);
    this.readings = readings;
    this.log = log;
    this.settler = settler;
    this.clock = clock;
  }

  /** Things to be written down in order; it tells how many were new. Safe for many threads. */
  Telling of(List<Incoming> incoming) {
    return new Telling(incoming);
  }

  /** A commit begins with these among its work: all their keys are remembered at once. */
  void begin(List<Telling> tellings) {
    var keys = new ArrayList<String>();
    tellings.forEach(telling -> keys.addAll(telling.keys));
    int[] fresh = tables.prepared().tell(keys, clock.instant());
    int next = 0;
    for (Telling telling : tellings) {
      telling.fresh = Arrays.copyOfRange(fresh, next, next + telling.keys.size());
      next += telling.keys.size();
      toldAhead.add(telling);
    }
  }

  /** The commit stands. */
  void committed() {
    toldAhead.clear();
  }

  /** Nothing of the commit stands: what was remembered is forgotten again. */
  void lost() {
    toldAhead.forEach(telling -> telling.fresh = null);
    toldAhead.clear();
  }

  /** Under which key a telling is told only once; empty for what may be said again. */
  private static Optional<String> key(Incoming incoming) {
    return switch (incoming) {
      case Incoming.Happened happened -> Optional.of(happened.key());
      case Incoming.HappenedTo happened -> Optional.of(happened.key());
      case Incoming.Pressed pressed -> Optional.of(pressed.key());
      case Incoming.Claimed claimed -> Optional.of(claimed.key());
      case Incoming.Noticed noticed -> Optional.of(noticed.key());
      case Incoming.RoomRead read -> Optional.empty();
      case Incoming.LookedInto looked -> Optional.empty();
      case Incoming.PersonRead read -> Optional.empty();
      case Incoming.Bookmark bookmark -> Optional.empty();
      case Incoming.Departures departures -> Optional.empty();
      case Incoming.DirectoryRead read -> Optional.empty();
      case Incoming.Unenrolled unenrolled -> Optional.empty();
    };
  }

  private boolean write(Incoming incoming) {
    return switch (incoming) {
      case Incoming.Happened happened -> happened(Bounds.bound(happened.event()), Optional.empty());
      case Incoming.HappenedTo happened ->
          happened(Bounds.bound(happened.event()), Optional.of(happened.plugin()));
      case Incoming.Pressed pressed -> settler.pressed(pressed);
      case Incoming.Claimed claimed -> settler.claimed(claimed);
      case Incoming.Noticed noticed -> {
        tables.prepared().notice(noticed);
        yield true;
      }
      case Incoming.RoomRead read -> {
        read.reading()
            .ifPresentOrElse(
                reading -> readings.read(read.at(), reading),
                () -> readings.gone(read.at(), read.room()));
        answer(read.answers());
        yield true;
      }
      case Incoming.LookedInto looked -> {
        answer(looked.notices());
        yield true;
      }
      case Incoming.PersonRead read -> {
        readings.person(read.at(), new Person(read.member(), read.name(), read.kind()));
        yield true;
      }
      case Incoming.Bookmark bookmark -> {
        tables.sources().bookmark(bookmark.name(), bookmark.value());
        yield true;
      }
      case Incoming.Departures departures -> {
        departures
            .members()
            .forEach(
                member -> tables.sources().departed(departures.room(), member, departures.how()));
        yield true;
      }
      case Incoming.DirectoryRead read -> {
        directory.read(read.at(), read.members()).stream()
            .map(member -> new MemberEnrolled(Envelope.of(CommunityId.CORP, read.at()), member))
            .forEach(this::enrolled);
        yield true;
      }
      case Incoming.Unenrolled unenrolled -> {
        directory.left(unenrolled.at(), unenrolled.member(), unenrolled.now());
        yield true;
      }
    };
  }

  private void answer(List<Long> notices) {
    if (!notices.isEmpty()) {
      tables.sources().answer(notices);
    }
  }

  private boolean happened(BotEvent event, Optional<String> onlyFor) {
    return switch (event) {
      case BotEvent.InRoom inRoom -> inRoom(readings.met(inRoom.room()), inRoom, onlyFor);
      case ContactAdded added -> {
        meet(added.member());
        registrar.contact(added.member(), added.host());
        yield append(claims.ofHost(added.host()), event, onlyFor);
      }
      case MemberEnrolled enrolled ->
          directory.entered(enrolled.at(), enrolled.member()) && enrolled(enrolled);
      case CommandGiven given when given.member().isPresent() ->
          append(claims.ofSpeaker(given.member().get()), event, onlyFor);
      case LiveChanged changed when onlyFor.isEmpty() -> live(changed);
      default -> append(List.of(claims.orCorp(event.community())), event, onlyFor);
    };
  }

  /** Who booked a stream hears of it; one that a person booked concerns no community. */
  private boolean live(LiveChanged changed) {
    var booked = tables.lives().find(changed.live());
    if (booked.isEmpty()) {
      return append(List.of(CommunityId.CORP), changed, Optional.empty());
    }
    var row = booked.get();
    return append(
        List.of(row.community()),
        new LiveChanged(
            changed.envelope(), row.ref(), row.event(), changed.live(), changed.status()),
        Optional.of(row.plugin()));
  }

  private boolean inRoom(RoomRow room, BotEvent.InRoom event, Optional<String> onlyFor) {
    return switch (event) {
      case MemberJoined joined ->
          readings.joined(room, joined.member(), Optional.empty(), joined, false);
      case MemberLeft left -> readings.left(room, left);
      case RoomClosed closed -> {
        readings.gone(closed.at(), room.id());
        yield true;
      }
      case MessageRecalled recalled -> {
        tables.events().recalled(recalled.message(), recalled.at());
        settler.recalled(recalled.message(), recalled.at());
        yield append(List.of(room.community()), event, onlyFor);
      }
      default -> append(List.of(room.community()), event, onlyFor);
    };
  }

  private boolean enrolled(MemberEnrolled event) {
    meet(event.member());
    return append(claims.ofEnrolled(), event, Optional.empty());
  }

  private boolean append(List<CommunityId> communities, BotEvent event, Optional<String> onlyFor) {
    for (CommunityId community : communities) {
      onlyFor.ifPresentOrElse(
          plugin -> log.appendFor(plugin, community, event), () -> log.append(community, event));
    }
    return true;
  }

  private void meet(MemberId member) {
    if (known.person(member).isEmpty()) {
      registrar.put(new Person(member, "", Known.kindOf(member)));
    }
  }
}
