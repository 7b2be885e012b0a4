package org.roomkeeper.runtime.ledger;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.FormSent;
import org.roomkeeper.api.MemberChanged;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberView;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.TagMember;
import org.roomkeeper.runtime.ledger.ActionTable.ActionRow;
import org.roomkeeper.runtime.ledger.KeepTable.AgedBody;
import org.roomkeeper.runtime.ledger.KeepTable.FactOf;
import org.roomkeeper.runtime.ledger.KeepTable.NewBody;
import org.roomkeeper.runtime.ledger.RoomTable.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets a person: what plugins noted about them, facts and name, cases and what is owed to them,
 * and what events and actions say of them. Places, times, kinds and outcomes stay: the record holds
 * without their words. Done in steps, the facts first, so that plugins hear of it as {@code
 * MemberChanged}; done twice, it changes nothing more.
 */
final class ForgetPerson {
  /** Who is said to have noted that a fact is forgotten. */
  static final String AUTHOR = "erased";

  private static final Logger LOG = LoggerFactory.getLogger(ForgetPerson.class);

  /** What a plugin noted of the browser in which they filled in a form before anybody knew them. */
  private static final Pattern VISITOR =
      Pattern.compile("\"visitor\"\\s*:\\s*\"([A-Za-z0-9_-]{22})\"");

  private final KeepSteps steps;
  private final Tables tables;
  private final Registrar registrar;
  private final EventLog log;
  private final Settler settler;
  private final Notes notes;
  private final Tail tail;
  private final InstantSource clock;

  /**
   * Forgetting people.
   *
   * @param tables the tables on the writer's connection
   */
  ForgetPerson(
      KeepSteps steps,
      Tables tables,
      Registrar registrar,
      EventLog log,
      Settler settler,
      Notes notes,
      Tail tail,
      InstantSource clock) {
    this.steps = steps;
    this.tables = tables;
    this.registrar = registrar;
    this.log = log;
    this.settler = settler;
    this.notes = notes;
    this.tail = tail;
    this.clock = clock;
  }

  /** Forgets somebody; returns once it is durable. */
  void forget(MemberId member) {
    Set<String> visitors = visitors(member);
    steps.write(
        () -> {
          forgetFacts(member);
          steps.table().dropNotesAbout(member.value());
          return true;
        });
    notes.forget(member);
    blankActions(member);
    blankEvents(member, visitors);
  }

  private Set<String> visitors(MemberId member) {
    var found = new HashSet<String>();
    for (var note : steps.read(table -> table.notesAbout(member.value()))) {
      VISITOR.matcher(note.body()).results().forEach(match -> found.add(match.group(1)));
    }
    return found;
  }

  private void forgetFacts(MemberId member) {
    var now = clock.instant();
    for (FactOf fact : steps.table().factsOf(member)) {
      String before = registrar.fact(fact.community(), member, fact.key(), "", AUTHOR, now);
      if (!before.isEmpty()) {
        // Nobody is told what it was.
        log.append(
            fact.community(),
            new MemberChanged(
                Envelope.of(fact.community(), now), member, fact.key(), "", "", AUTHOR));
      }
    }
    registrar.put(new Person(member, "", Known.kindOf(member)));
  }

  private void blankActions(MemberId member) {
    long from = 0;
    while (true) {
      long after = from;
      List<Long> page = steps.read(table -> table.actionsOf(member, after, KeepSteps.CHANGED));
      if (page.isEmpty()) {
        return;
      }
      steps.write(
          () -> {
            tables.actions().find(page).forEach(this::blank);
            return true;
          });
      from = page.getLast();
    }
  }

  private void blank(ActionRow action) {
    switch (action.state()) {
      case OWED, ASKED ->
          settler.settle(
              action, new Outcome.Withdrawn(Outcome.Withdrawn.Reason.ERASED), clock.instant());
      case LEAVING, DONE, REFUSED, LATE, WITHDRAWN, UNKNOWN -> {}
    }
    rewrite(action);
  }

  private void rewrite(ActionRow action) {
    Action bare =
        switch (action.body()) {
          case NoteFact note -> new NoteFact(note.subject(), note.key(), "");
          case TagMember tag -> TagMember.on(tag.member(), tag.group(), List.of());
          case Action other -> Blank.of(other);
        };
    if (!bare.equals(action.body())) {
      steps.table().rewrite(action.id(), bare);
    }
  }

  private void blankEvents(MemberId member, Set<String> visitors) {
    var from = EventId.UNRECORDED;
    while (true) {
      var after = from;
      List<AgedBody> page = steps.read(table -> table.eventsOf(member, after, KeepSteps.CHANGED));
      if (page.isEmpty()) {
        return;
      }
      var bodies = new ArrayList<NewBody>();
      var blank = new ArrayList<BotEvent>();
      for (AgedBody row : page) {
        bare(row, member, visitors)
            .ifPresent(
                event -> {
                  bodies.add(new NewBody(row.id(), LedgerJson.write(event)));
                  blank.add(Kinds.at(event, row.id()));
                });
      }
      if (!bodies.isEmpty()) {
        steps.write(
            () -> {
              steps.table().rewrite(bodies);
              for (NewBody body : bodies) {
                steps.table().blankFindings(body.id());
                tables.actions().ofEvent(body.id()).stream()
                    .filter(action -> isOver(action.state()))
                    .forEach(this::rewrite);
              }
              return true;
            });
        blank.forEach(tail::replace);
      }
      from = page.getLast().id();
    }
  }

  private static boolean isOver(ActionState state) {
    return switch (state) {
      case DONE, REFUSED, LATE, WITHDRAWN, UNKNOWN -> true;
      case OWED, LEAVING, ASKED -> false;
    };
  }

  /** The event without what it says of them; empty if it is not about them. */
  private static Optional<BotEvent> bare(AgedBody row, MemberId member, Set<String> visitors) {
    BotEvent event;
    try {
      event = LedgerJson.read(row.body(), BotEvent.class);
    } catch (IllegalArgumentException e) {
      LOG.warn("Event {} ({}) cannot be read; it stays until it goes", row.id(), row.kind(), e);
      return Optional.empty();
    }
    if (event instanceof FormSent sent
        && sent.member().filter(member::equals).isEmpty()
        && !visitors.contains(sent.visitor())) {
      return Optional.empty();
    }
    BotEvent blank =
        switch (Blank.of(event)) {
          case MemberChanged changed ->
              new MemberChanged(
                  changed.envelope(), changed.member(), changed.what(), "", "", changed.author());
          case BotEvent other -> other;
        };
    return Optional.of(blank.in(factless(blank.envelope(), member)));
  }

  private static Envelope factless(Envelope was, MemberId member) {
    return new Envelope(
        was.id(),
        was.community(),
        was.at(),
        was.byUs(),
        was.room(),
        was.member()
            .map(
                view ->
                    view.id().equals(member)
                        ? new MemberView(view.id(), "", view.kind(), view.roles(), Map.of())
                        : view));
  }
}
