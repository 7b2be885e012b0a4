package org.roomkeeper.runtime.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.Finding;
import org.roomkeeper.api.MemberChanged;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.RoomChanged;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.runtime.ledger.ActionTable.ActionRow;
import org.roomkeeper.runtime.ledger.LaneTable.NewFinding;

/** Keeps what a lane made of events. The writer's thread only. */
final class AnswerKeeper {
  private static final int LONGEST_FAILURE = 2_000;

  private final Tables tables;
  private final Notes notes;
  private final Known known;
  private final Registrar registrar;
  private final EventLog log;
  private final Owing owing;
  private final Settler settler;
  private final InstantSource clock;

  AnswerKeeper(
      Tables tables,
      Notes notes,
      Known known,
      Registrar registrar,
      EventLog log,
      Owing owing,
      Settler settler,
      InstantSource clock) {
    this.tables = tables;
    this.notes = notes;
    this.known = known;
    this.registrar = registrar;
    this.log = log;
    this.owing = owing;
    this.settler = settler;
    this.clock = clock;
  }

  void keep(Lane lane, List<Answer> answers, EventId upTo) {
    var failedBefore = tables.prepared().failed(lane);
    var changes = new LinkedHashMap<NoteChanges.Key, Optional<String>>();
    var findings = new ArrayList<NewFinding>();
    for (Answer answer : answers) {
      if (answer.failure().isPresent()) {
        failed(lane, answer.event(), answer.failure().get());
        continue;
      }
      if (failedBefore.contains(answer.event())) {
        tables.lanes().answered(lane.plugin(), lane.community(), answer.event());
      }
      changes.putAll(answer.notes().changes());
      for (Finding finding : answer.findings()) {
        findings.add(
            new NewFinding(
                lane.plugin(), lane.community(), answer.event(), finding.key(), finding.detail()));
      }
      act(lane, answer);
    }
    notes.write(lane, changes);
    tables.prepared().found(findings);
    tables.prepared().move(lane, upTo);
  }

  private void failed(Lane lane, EventId event, String what) {
    tables
        .lanes()
        .failed(
            lane.plugin(),
            lane.community(),
            event,
            clock.instant(),
            Bounds.cut(what, LONGEST_FAILURE));
  }

  private void act(Lane lane, Answer answer) {
    Instant now = clock.instant();
    for (String ref : answer.withdrawals()) {
      drop(lane, ref, Outcome.Withdrawn.Reason.WITHDRAWN, now);
      // What waits for a person's tap is taken back by the follow-ups, who can ask the platform.
      tables.actions().notWanted(lane.plugin(), lane.community(), ref, now);
    }
    if (!answer.asked().isEmpty()) {
      Instant happened = tables.prepared().happened(answer.event()).orElse(now);
      for (Asked asked : answer.asked()) {
        owe(lane, answer, asked, happened, now);
      }
    }
  }

  /** Drops what is owed under a ref. The plugin that says so itself is not told of it again. */
  private void drop(Lane lane, String ref, Outcome.Withdrawn.Reason why, Instant now) {
    for (ActionRow owed : tables.actions().owedUnder(lane.plugin(), lane.community(), ref)) {
      tables.actions().settle(owed.id(), ActionState.WITHDRAWN, new Outcome.Withdrawn(why), now);
      tables.cases().close(owed.id(), now, why.name().toLowerCase(Locale.ROOT));
    }
  }

  private void owe(Lane lane, Answer answer, Asked asked, Instant happened, Instant now) {
    var step = asked.step();
    step.ref().ifPresent(ref -> drop(lane, ref, Outcome.Withdrawn.Reason.REPLACED, now));
    // Never due in the past: what answers an older event would overtake what was owed before.
    var wanted = happened.plus(step.delay());
    var due = wanted.isBefore(now) ? now : wanted;
    var owed = owing.owe(lane, answer.event(), step, answer.because(), now, due);
    Optional<Outcome> settled = asked.settled();
    if (settled.isEmpty() && step.action() instanceof NoteFact fact) {
      settled = Optional.of(noted(lane, fact, happened));
    }
    if (settled.isEmpty() && step.action() instanceof AskModerators) {
      tables.cases().open(owed.id(), lane.community(), now);
    }
    settled.ifPresent(outcome -> settler.settle(owed, outcome, now));
  }

  private Outcome noted(Lane lane, NoteFact fact, Instant at) {
    return switch (fact.subject()) {
      case NoteFact.OfMember of -> noted(lane, of.member(), fact, at);
      case NoteFact.OfRoom of -> noted(lane, of.room(), fact, at);
    };
  }

  private Outcome noted(Lane lane, MemberId member, NoteFact fact, Instant at) {
    String before =
        registrar.fact(lane.community(), member, fact.key(), fact.value(), lane.plugin(), at);
    if (!before.equals(fact.value())) {
      log.append(
          lane.community(),
          new MemberChanged(
              Envelope.of(lane.community(), at),
              member,
              fact.key(),
              before,
              fact.value(),
              lane.plugin()));
    }
    return new Outcome.Done(Map.of());
  }

  private Outcome noted(Lane lane, RoomId room, NoteFact fact, Instant at) {
    if (known.room(room).filter(row -> row.community().equals(lane.community())).isEmpty()) {
      return new Outcome.Refused(Phrase.of("outcome.no-room-of-community"));
    }
    String before = registrar.fact(room, fact.key(), fact.value(), lane.plugin(), at);
    if (!before.equals(fact.value())) {
      log.append(
          lane.community(),
          new RoomChanged(
              Envelope.of(lane.community(), at), room, fact.key(), before, fact.value()));
    }
    return new Outcome.Done(Map.of());
  }
}
