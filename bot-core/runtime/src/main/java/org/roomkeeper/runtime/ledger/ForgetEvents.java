package org.roomkeeper.runtime.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.Unrecognised;
import org.roomkeeper.runtime.ledger.KeepTable.Aged;
import org.roomkeeper.runtime.ledger.KeepTable.AgedBody;
import org.roomkeeper.runtime.ledger.KeepTable.LaneAt;
import org.roomkeeper.runtime.ledger.KeepTable.NewBody;
import org.roomkeeper.runtime.ledger.Keeping.Forgotten;
import org.roomkeeper.runtime.ledger.Keeping.Part;
import org.roomkeeper.runtime.ledger.Keeping.PassedOver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets ticks, then the texts of events, then events, each in the order of writing down. */
final class ForgetEvents {
  private static final Logger LOG = LoggerFactory.getLogger(ForgetEvents.class);
  private static final String PASSED_OVER = "passed-over:";

  private final KeepSteps steps;
  private final Tail tail;
  private volatile EventId blankUpTo;

  ForgetEvents(KeepSteps steps, Tail tail) {
    this.steps = steps;
    this.tail = tail;
    this.blankUpTo = new EventId(steps.place(Part.TEXTS));
  }

  /** The last event whose text is gone. No lane reads it, nor any before it. */
  EventId blankUpTo() {
    return blankUpTo;
  }

  /** The mark under which it is written down how many events a lane was moved over. */
  static String passedOver(Lane lane) {
    return PASSED_OVER + lane.plugin() + "@" + lane.community();
  }

  Forgotten ticks(Instant before) {
    long from = steps.place(Part.TICKS);
    var page = agedBefore(before, from, KeepSteps.LOOKED_AT);
    var ticks = page.stream().filter(event -> event.kind().equals("Tick")).map(Aged::id).toList();
    if (!page.isEmpty()) {
      steps.write(
          () -> {
            if (!ticks.isEmpty()) {
              steps.table().dropEvents(ticks);
            }
            steps.moveTo(Part.TICKS, page.getLast().id().value());
            return true;
          });
    }
    return KeepSteps.forgotten(ticks.size(), page.size() == KeepSteps.LOOKED_AT);
  }

  Forgotten texts(Instant before) {
    var from = blankUpTo;
    var page =
        steps.read(table -> table.bodies(from, KeepSteps.CHANGED)).stream()
            .takeWhile(event -> event.written().isBefore(before))
            .toList();
    if (page.isEmpty()) {
      return KeepSteps.forgotten(0, false);
    }
    EventId upTo = page.getLast().id();
    var bodies = new ArrayList<NewBody>();
    for (AgedBody event : page) {
      String body =
          LedgerJson.write(
              blank(event.id(), event.community(), event.kind(), event.at(), event.body()));
      if (!body.equals(event.body())) {
        bodies.add(new NewBody(event.id(), body));
      }
    }
    var passedOver =
        steps.write(
            () -> {
              if (!bodies.isEmpty()) {
                steps.table().rewrite(bodies);
              }
              steps.table().blankFindings(from, upTo);
              steps.table().blankFailures(from, upTo);
              steps.moveTo(Part.TEXTS, upTo.value());
              return moveLanes(upTo);
            });
    blankUpTo = upTo;
    tail.forget(upTo);
    return new Forgotten(bodies.size(), passedOver, page.size() == KeepSteps.CHANGED);
  }

  /** Forgets events whose texts are gone already. */
  Forgotten events(Instant before) {
    var from = new EventId(steps.place(Part.EVENTS));
    var page =
        agedBefore(before, from.value(), KeepSteps.CHANGED).stream()
            .map(Aged::id)
            .takeWhile(id -> id.value() <= blankUpTo.value())
            .toList();
    if (!page.isEmpty()) {
      steps.write(
          () -> {
            steps.table().dropFindings(from, page.getLast());
            steps.table().dropFailures(from, page.getLast());
            steps.table().dropEvents(page);
            steps.moveTo(Part.EVENTS, page.getLast().value());
            return true;
          });
    }
    return KeepSteps.forgotten(page.size(), page.size() == KeepSteps.CHANGED);
  }

  /** An event without its text, as it stands in the ledger; of one unreadable only its kind. */
  static BotEvent blank(EventId id, CommunityId community, String kind, Instant at, String body) {
    try {
      return Blank.of(LedgerJson.read(body, BotEvent.class));
    } catch (IllegalArgumentException e) {
      LOG.warn("Event {} ({}) cannot be read; no more than its kind is kept", id, kind, e);
      return new Unrecognised(Envelope.of(community, at), kind);
    }
  }

  private List<PassedOver> moveLanes(EventId upTo) {
    var passedOver = new ArrayList<PassedOver>();
    for (LaneAt at : steps.table().lanesBefore(upTo)) {
      long unread = steps.table().unread(at.community(), at.plugin(), at.cursor(), upTo);
      if (unread > 0) {
        var lane = new Lane(at.plugin(), at.community());
        String name = passedOver(lane);
        steps.marks().mark(name, steps.marks().mark(name).orElse(0) + unread);
        steps.marks().move(at.plugin(), at.community(), upTo);
        passedOver.add(new PassedOver(lane, unread));
      }
    }
    return passedOver;
  }

  private List<Aged> agedBefore(Instant before, long after, int limit) {
    return steps.read(table -> table.events(new EventId(after), limit)).stream()
        .takeWhile(event -> event.written().isBefore(before))
        .toList();
  }
}
