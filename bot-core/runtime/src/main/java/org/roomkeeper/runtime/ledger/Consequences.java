package org.roomkeeper.runtime.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.BookLive;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberJoined;
import org.roomkeeper.api.OpenRoom;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.RoomChanged;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.RoomOpened;
import org.roomkeeper.api.Tell;
import org.roomkeeper.runtime.ledger.ActionTable.ActionRow;
import org.roomkeeper.runtime.ledger.LiveTable.LiveRow;
import org.roomkeeper.runtime.ledger.RoomTable.Person;
import org.roomkeeper.runtime.ledger.RoomTable.RoomRow;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.runtime.texts.CoreTexts;

/**
 * What follows from an outcome: a door that was pointed is known, a room that was opened is there,
 * a case that is not worth asking any more is closed, people are told of what nobody knows. The
 * writer's thread only.
 */
final class Consequences {
  private final Communities communities;
  private final Known known;
  private final Registrar registrar;
  private final EventLog log;
  private final Tables tables;
  private final Owing owing;

  Consequences(
      Communities communities,
      Known known,
      Registrar registrar,
      EventLog log,
      Tables tables,
      Owing owing) {
    this.communities = communities;
    this.known = known;
    this.registrar = registrar;
    this.log = log;
    this.tables = tables;
    this.owing = owing;
  }

  void follow(ActionRow action, Outcome outcome, Instant at) {
    switch (outcome) {
      case Outcome.Done done -> done(action, done.details(), at);
      case Outcome.Late late -> closeCase(action, at);
      case Outcome.Withdrawn withdrawn -> closeCase(action, at);
      case Outcome.Unknown unknown -> tellFounders(action, at);
      case Outcome.AskedPerson asked -> {}
      case Outcome.Refused refused -> {}
      case Outcome.TryLater later -> {}
    }
  }

  private void done(ActionRow action, Map<String, String> details, Instant at) {
    switch (action.body()) {
      case PointDoor point ->
          registrar.door(action.community(), point.door(), point.target(), details);
      case OpenRoom open ->
          Optional.ofNullable(details.get("room"))
              .map(RoomId::new)
              .ifPresent(room -> opened(action, open, room, details, at));
      case BookLive _ ->
          Optional.ofNullable(details.get(BookLive.LIVE))
              .ifPresent(
                  live ->
                      tables
                          .lives()
                          .put(
                              new LiveRow(
                                  live,
                                  action.plugin(),
                                  action.community(),
                                  action.ref().orElse(""),
                                  action.event())));
      default -> {}
    }
  }

  private void opened(
      ActionRow action, OpenRoom open, RoomId id, Map<String, String> details, Instant at) {
    if (known.room(id).filter(RoomRow::wasRead).isPresent()) {
      joinsFamily(action, open.family(), id, at);
      return;
    }
    CommunityId community = action.community();
    var room =
        new RoomRow(
            id,
            community,
            RoomKind.APP_GROUP,
            open.name(),
            Optional.of(open.owner()),
            "",
            Optional.ofNullable(details.get("capacity"))
                .map(Integer::valueOf)
                .orElse(RoomReadings.capOf(RoomKind.APP_GROUP)),
            true,
            true,
            at,
            registrar.nextNumber());
    registrar.put(room);
    if (!open.family().isBlank()) {
      registrar.fact(id, Facts.FAMILY, open.family(), action.plugin(), at);
    }
    log.appendAskedBy(
        action.plugin(), community, new RoomOpened(Envelope.of(community, at), id, action.ref()));
    for (MemberId member : open.members()) {
      admitted(room, member, at);
    }
  }

  /** A room that was read before this was known: nothing read says of which family it is. */
  private void joinsFamily(ActionRow action, String family, RoomId room, Instant at) {
    if (!family.isBlank() && !known.factsOf(room).containsKey(Facts.FAMILY)) {
      registrar.fact(room, Facts.FAMILY, family, action.plugin(), at);
      log.append(
          action.community(),
          new RoomChanged(Envelope.of(action.community(), at), room, Facts.FAMILY, "", family));
    }
  }

  private void admitted(RoomRow room, MemberId member, Instant at) {
    if (known.person(member).isEmpty()) {
      registrar.put(new Person(member, "", Known.kindOf(member)));
    }
    registrar.join(room.id(), member, Optional.empty());
    log.append(
        room.community(),
        new MemberJoined(
            Envelope.of(room.community(), at).markedByUs(),
            room.id(),
            member,
            MemberJoined.Entry.ADMITTED,
            Optional.empty(),
            Optional.empty()));
  }

  private void closeCase(ActionRow action, Instant at) {
    if (action.body() instanceof AskModerators) {
      tables.cases().close(action.id(), at, "withdrawn");
    }
  }

  /** The core's own alarms are not alarmed about: that would have no end. */
  private void tellFounders(ActionRow action, Instant at) {
    if (action.plugin().equals(Lane.CORE)) {
      return;
    }
    var what =
        Phrase.of(
            "ledger.unknown-outcome", Long.toString(action.id()), action.plugin(), action.kind());
    for (Community whose : responsible(action.community())) {
      for (MemberId founder : whose.founders()) {
        var tell = Tell.to(founder, CoreTexts.ALL.say(language(whose, founder), what));
        owing.owe(action.community(), action.event(), tell, what, at);
      }
    }
  }

  /** The community; for corp the first, whose founders answer for what is nobody's. */
  private List<Community> responsible(CommunityId id) {
    return communities
        .find(id)
        .map(List::of)
        .orElseGet(() -> communities.all().stream().limit(1).toList());
  }

  private String language(Community community, MemberId reader) {
    return known
        .view(community.id(), reader)
        .language()
        .orElseGet(() -> community.languages().getFirst());
  }
}
