package org.roomkeeper.runtime.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.runtime.ledger.ActionTable.ActionRow;
import org.roomkeeper.runtime.ledger.KeepTable.AgedAction;
import org.roomkeeper.runtime.ledger.Keeping.Forgotten;
import org.roomkeeper.runtime.ledger.Keeping.Part;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets the words of actions, then actions. One that is to be done later than it would be
 * forgotten is kept until then.
 */
final class ForgetActions {
  private static final Logger LOG = LoggerFactory.getLogger(ForgetActions.class);

  private final KeepSteps steps;
  private final Tables tables;
  private final Settler settler;
  private final InstantSource clock;
  private final Map<Part, Long> lookedAt = new EnumMap<>(Part.class);

  /**
   * Forgetting actions.
   *
   * @param tables the tables on the writer's connection
   */
  ForgetActions(KeepSteps steps, Tables tables, Settler settler, InstantSource clock) {
    this.steps = steps;
    this.tables = tables;
    this.settler = settler;
    this.clock = clock;
  }

  /** Takes the words out of old actions; what is owed still is dropped first. */
  Forgotten words(Instant before) {
    return step(Part.WORDS_OF_ACTIONS, before, action -> !waits(action, before), this::blank);
  }

  /** Forgets old actions with their cases; of what is settled, the settling counts. */
  Forgotten drop(Instant before) {
    return step(
        Part.ACTIONS,
        before,
        action ->
            !waits(action, before) && action.settled().filter(at -> !at.isBefore(before)).isEmpty(),
        this::drop);
  }

  /** Takes the words out of what was done about an event, as far as it is settled. */
  void blankSettled(List<ActionRow> about) {
    for (ActionRow action : about) {
      switch (action.state()) {
        case DONE, REFUSED, LATE, WITHDRAWN, UNKNOWN -> rewrite(action.id(), action.body());
        case OWED, LEAVING, ASKED -> {}
      }
    }
  }

  private Forgotten step(
      Part part, Instant before, Predicate<AgedAction> goes, Consumer<List<AgedAction>> forget) {
    long place = steps.place(part);
    long from = Math.max(place, lookedAt.getOrDefault(part, 0L));
    var page =
        steps.read(table -> table.actions(from, KeepSteps.CHANGED)).stream()
            .takeWhile(action -> action.owedSince().isBefore(before))
            .toList();
    boolean more = page.size() == KeepSteps.CHANGED;
    lookedAt.put(part, more ? page.getLast().id() : 0L);
    var going = page.stream().filter(goes).toList();
    if (!going.isEmpty()) {
      // What waits is looked at again the next night, and all that comes after it.
      long upTo = from == place ? before(page, going) : place;
      steps.write(
          () -> {
            forget.accept(going);
            steps.moveTo(part, Math.max(place, upTo));
            return true;
          });
    }
    return KeepSteps.forgotten(going.size(), more);
  }

  private static long before(List<AgedAction> page, List<AgedAction> going) {
    long upTo = 0;
    for (int at = 0; at < going.size() && page.get(at).id() == going.get(at).id(); at++) {
      upTo = going.get(at).id();
    }
    return upTo;
  }

  private static boolean waits(AgedAction action, Instant before) {
    return action.state() == ActionState.OWED
        && action.tries() == 0
        && !action.due().isBefore(before);
  }

  private void blank(List<AgedAction> old) {
    var owed =
        old.stream()
            .filter(action -> action.state() == ActionState.OWED)
            .map(AgedAction::id)
            .toList();
    if (!owed.isEmpty()) {
      tables
          .actions()
          .find(owed)
          .forEach(
              action ->
                  settler.settle(
                      action,
                      new Outcome.Withdrawn(Outcome.Withdrawn.Reason.PURGED),
                      clock.instant()));
    }
    old.forEach(this::rewrite);
  }

  private void rewrite(AgedAction action) {
    try {
      rewrite(action.id(), LedgerJson.read(action.body(), Action.class));
    } catch (IllegalArgumentException e) {
      LOG.warn("Action {} cannot be read; it stays as it is until it goes", action.id(), e);
    }
  }

  private void rewrite(long id, Action body) {
    Action blank = Blank.of(body);
    if (!blank.equals(body)) {
      steps.table().rewrite(id, blank);
    }
  }

  private void drop(List<AgedAction> old) {
    var ids = old.stream().map(AgedAction::id).toList();
    steps.table().dropPresses(ids);
    steps.table().dropTries(ids);
    steps.table().dropCases(ids);
    steps.table().dropActions(ids);
  }
}
