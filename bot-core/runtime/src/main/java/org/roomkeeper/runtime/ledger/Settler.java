package org.roomkeeper.runtime.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.CardAnswered;
import org.roomkeeper.api.CloseCard;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.PageRead;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.ReadPage;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Tell;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.ledger.ActionTable.ActionRow;
import org.roomkeeper.runtime.pages.PageDetails;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Marks actions as leaving and writes down what became of them, with all that follows from it. The
 * writer's thread only.
 */
final class Settler {
  private static final Logger LOG = LoggerFactory.getLogger(Settler.class);

  /** The button with which somebody says that they cannot do what only a person can. */
  private static final String CANNOT = "cannot";

  private final Tables tables;
  private final Known known;
  private final EventLog log;
  private final Owing owing;
  private final Consequences consequences;

  Settler(Tables tables, Known known, EventLog log, Owing owing, Consequences consequences) {
    this.tables = tables;
    this.known = known;
    this.log = log;
    this.owing = owing;
    this.consequences = consequences;
  }

  /** Marks what may leave; drops what is not worth it any more. */
  Set<Long> leave(Collection<Long> ids, Instant now) {
    var leaving = new LinkedHashSet<Long>();
    if (ids.isEmpty()) {
      return leaving;
    }
    for (ActionRow action : tables.actions().find(ids)) {
      if (action.state() != ActionState.OWED) {
        continue;
      }
      var dropped = dropped(action, now);
      if (dropped.isPresent()) {
        settle(action, dropped.get(), now);
      } else {
        tables.actions().leave(action.id());
        tables.actions().tryOnce(action.id(), action.tries() + 1, now);
        leaving.add(action.id());
      }
    }
    return leaving;
  }

  void settle(List<Settlement> settlements) {
    for (Settlement settlement : settlements) {
      tables
          .actions()
          .find(settlement.action())
          .ifPresent(action -> settle(action, settlement.outcome(), settlement.at()));
    }
  }

  /** Somebody is in a room no longer: who was asked to remove them is done. */
  void leftRoom(RoomId room, MemberId member, Instant at) {
    for (ActionRow removal : tables.actions().removalsAsked(room, member)) {
      settle(removal, new Outcome.Done(Map.of()), at);
    }
  }

  /** A message was taken back: the cases about it are closed. */
  void recalled(MessageId message, Instant at) {
    for (long id : tables.cases().openAbout(message)) {
      tables
          .actions()
          .find(id)
          .filter(action -> action.state() == ActionState.ASKED)
          .ifPresent(
              action ->
                  settle(action, new Outcome.Withdrawn(Outcome.Withdrawn.Reason.RECALLED), at));
    }
  }

  /** A button was pressed; true if the card is one of ours. */
  boolean pressed(Incoming.Pressed pressed) {
    var found =
        tables
            .actions()
            .find(pressed.action())
            .filter(Settler::hasButtons)
            .filter(one -> pressed.owedSince().map(one.owedSince()::equals).orElse(true));
    if (found.isEmpty()) {
      LOG.warn(
          "A button was pressed on a card that the ledger does not hold: {}", pressed.action());
      return false;
    }
    ActionRow action = found.get();
    boolean counts =
        !tables.cases().isAnswered(action.id()) && action.state() != ActionState.WITHDRAWN;
    tables.cases().press(action.id(), pressed.by(), pressed.choice(), pressed.at(), counts);
    if (counts) {
      answered(action, pressed);
    }
    pressed
        .responseCode()
        .ifPresent(
            code ->
                owing.owe(
                    action.community(),
                    action.event(),
                    new CloseCard(code, Long.toString(action.id()), words(action, pressed, counts)),
                    Phrase.of("ledger.card-answered", Long.toString(action.id())),
                    pressed.at()));
    return true;
  }

  /** A case was taken in hand or given back; true if it is still open, and theirs to give back. */
  boolean claimed(Incoming.Claimed claimed) {
    var open =
        tables
            .actions()
            .find(claimed.action())
            .filter(action -> action.body() instanceof AskModerators)
            .filter(action -> !tables.cases().isAnswered(action.id()));
    var holder = Why.holder(tables.cases().presses(claimed.action()));
    boolean theirs = holder.filter(held -> held.by().equals(claimed.by())).isPresent();
    if (open.isEmpty() || claimed.held() == theirs) {
      return false;
    }
    String choice = claimed.held() ? Why.CLAIM : Why.RELEASE;
    tables.cases().press(claimed.action(), claimed.by(), choice, claimed.at(), false);
    return true;
  }

  void settle(ActionRow action, Outcome outcome, Instant at) {
    if (action.body() instanceof ReadPage) {
      settle(action, PageDetails.without(outcome), comesBack(action, outcome, at), at);
    } else {
      settle(action, outcome, comesBack(action, outcome, at), at);
    }
  }

  private void settle(ActionRow action, Outcome outcome, BotEvent comesBack, Instant at) {
    if (action.tries() > 0) {
      tables.actions().tried(action.id(), action.tries(), at, outcome);
    }
    boolean open =
        switch (action.state()) {
          case OWED, LEAVING -> true;
          case ASKED -> !(outcome instanceof Outcome.TryLater);
          case DONE, REFUSED, LATE, WITHDRAWN, UNKNOWN -> false;
        };
    if (!open) {
      return;
    }
    if (outcome instanceof Outcome.TryLater later) {
      tables.actions().postpone(action.id(), later.when(), outcome);
      owing.touch();
      return;
    }
    tables.actions().settle(action.id(), ActionState.after(outcome), outcome, at);
    consequences.follow(action, outcome, at);
    if (action.ref().isPresent()) {
      log.appendFor(action.plugin(), action.community(), comesBack);
    }
  }

  /** What the plugin that asked is told: of a page its words, of all else how it ended. */
  private static BotEvent comesBack(ActionRow action, Outcome outcome, Instant at) {
    var envelope = Envelope.of(action.community(), at);
    String ref = action.ref().orElse("");
    return action.body() instanceof ReadPage
        ? new PageRead(
            envelope, ref, action.event(), PageDetails.words(outcome), PageDetails.whyNot(outcome))
        : new ActionSettled(envelope, ref, action.event(), action.kind(), outcome);
  }

  /**
   * The first button counts. A removal is done when an event shows it; its owner's word that they
   * cannot is taken.
   */
  private void answered(ActionRow action, Incoming.Pressed pressed) {
    if (action.body() instanceof Remove) {
      if (pressed.choice().equals(CANNOT)) {
        settle(action, new Outcome.Refused(Phrase.of("outcome.person-cannot")), pressed.at());
      }
      return;
    }
    var outcome = new Outcome.Done(Map.of("choice", pressed.choice(), "by", pressed.by().value()));
    tables.actions().settle(action.id(), ActionState.DONE, outcome, pressed.at());
    tables.cases().close(action.id(), pressed.at(), "answered");
    log.appendFor(
        action.plugin(),
        action.community(),
        new CardAnswered(
            Envelope.of(action.community(), pressed.at()),
            action.ref().orElse(""),
            action.event(),
            pressed.by(),
            pressed.choice()));
  }

  private Phrase words(ActionRow action, Incoming.Pressed pressed, boolean counts) {
    String name = known.view(action.community(), pressed.by()).name();
    return counts && !name.isEmpty()
        ? Phrase.of("ledger.card-closed-by", name)
        : Phrase.of("ledger.card-closed");
  }

  private Optional<Outcome> dropped(ActionRow action, Instant now) {
    if (action.bestBefore().filter(moment -> moment.isBefore(now)).isPresent()) {
      return Optional.of(new Outcome.Late());
    }
    if (tables.prepared().isRecalled(action.event())) {
      return Optional.of(new Outcome.Withdrawn(Outcome.Withdrawn.Reason.RECALLED));
    }
    return addressedToGone(action.body())
        ? Optional.of(new Outcome.Withdrawn(Outcome.Withdrawn.Reason.GONE))
        : Optional.empty();
  }

  private boolean addressedToGone(Action action) {
    return switch (action) {
      case Remove remove ->
          !isOnlyReadNowAndThen(remove.room()) && isGone(remove.room(), remove.member());
      case Say say ->
          !say.mentions().isEmpty()
              && say.mentions().stream().allMatch(member -> isGone(say.room(), member));
      default -> false;
    };
  }

  /**
   * Whether nobody tells who comes and goes: whom the bot let in a moment ago is not in what it
   * last read. Removing who has gone does nothing there.
   */
  private boolean isOnlyReadNowAndThen(RoomId room) {
    return known.room(room).filter(row -> row.kind() == RoomKind.APP_GROUP).isPresent();
  }

  /** Known not to be in a room whose people are known. */
  private boolean isGone(RoomId room, MemberId member) {
    return known.room(room).filter(RoomTable.RoomRow::wasRead).isPresent()
        && known.membership(room, member).isEmpty();
  }

  private static boolean hasButtons(ActionRow action) {
    return action.body() instanceof AskModerators
        || action.body() instanceof AskOwner
        || action.body() instanceof Remove
        || (action.body() instanceof Tell tell && !tell.choices().isEmpty());
  }
}
