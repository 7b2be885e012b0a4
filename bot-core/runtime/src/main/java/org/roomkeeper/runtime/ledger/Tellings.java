package org.roomkeeper.runtime.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.ContactAdded;
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
  private final SourceTable sources;
  private final EventTable events;
  private final Claims claims;
  private final Known known;
  private final Registrar registrar;
  private final RoomReadings readings;
  private final EventLog log;
  private final Settler settler;

  Tellings(
      SourceTable sources,
      EventTable events,
      Claims claims,
      Known known,
      Registrar registrar,
      RoomReadings readings,
      EventLog log,
      Settler settler) {
    this.sources = sources;
    this.events = events;
    this.claims = claims;
    this.known = known;
    this.registrar = registrar;
    this.readings = readings;
    this.log = log;
    this.settler = settler;
  }

  /** Writes one thing down; true if it was new. */
  boolean write(Incoming incoming) {
    return switch (incoming) {
      case Incoming.Happened happened -> {
        var event = Bounds.bound(happened.event());
        yield isNew(happened.key(), event.at()) && happened(event, Optional.empty());
      }
      case Incoming.HappenedTo happened -> {
        var event = Bounds.bound(happened.event());
        yield isNew(happened.key(), event.at()) && happened(event, Optional.of(happened.plugin()));
      }
      case Incoming.Pressed pressed ->
          isNew(pressed.key(), pressed.at()) && settler.pressed(pressed);
      case Incoming.Noticed noticed -> {
        boolean fresh = isNew(noticed.key(), noticed.at());
        if (fresh) {
          sources.notice(
              noticed.at(), noticed.what(), noticed.subject(), LedgerJson.write(noticed.details()));
        }
        yield fresh;
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
        sources.bookmark(bookmark.name(), bookmark.value());
        yield true;
      }
      case Incoming.Departures departures -> {
        departures
            .members()
            .forEach(member -> sources.departed(departures.room(), member, departures.how()));
        yield true;
      }
    };
  }

  private boolean isNew(String key, Instant at) {
    return sources.tell(key, at) == 1;
  }

  private void answer(List<Long> notices) {
    if (!notices.isEmpty()) {
      sources.answer(notices);
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
      case MemberEnrolled enrolled -> {
        meet(enrolled.member());
        yield append(claims.ofEnrolled(), event, onlyFor);
      }
      default -> append(List.of(claims.orCorp(event.community())), event, onlyFor);
    };
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
        events.recalled(recalled.message(), recalled.at());
        settler.recalled(recalled.message(), recalled.at());
        yield append(List.of(room.community()), event, onlyFor);
      }
      default -> append(List.of(room.community()), event, onlyFor);
    };
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
