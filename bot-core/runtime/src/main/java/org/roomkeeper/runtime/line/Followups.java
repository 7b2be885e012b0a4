package org.roomkeeper.runtime.line;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.Say;
import org.roomkeeper.runtime.intake.Roster;
import org.roomkeeper.runtime.ledger.Ledger;
import org.roomkeeper.runtime.ledger.Owed;
import org.roomkeeper.runtime.ledger.Settlement;
import org.roomkeeper.runtime.platform.Delivery;
import org.roomkeeper.runtime.platform.Platform;
import org.roomkeeper.runtime.time.Clockwork;

/**
 * Looks after what was put into a person's hands: settles what they have done, as far as it can be
 * seen or asked, reminds them of messages that wait for their tap, takes back what is not wanted
 * any more, and tells the moderators, once, what they have not done within a day.
 */
@Singleton
public final class Followups extends Beat {
  private static final Duration OVERDUE = Duration.ofHours(24);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration FRESH = Duration.ofMinutes(10);
  private static final long TURN = FRESH.toSeconds();
  private static final int AT_MOST = 500;

  /** When somebody is reminded of a message that waits for their tap; WeCom allows three a day. */
  private static final List<Duration> REMINDERS =
      List.of(Duration.ofHours(2), Duration.ofHours(8), Duration.ofHours(20));

  /** How long taking back is tried. */
  private static final Duration TAKING_BACK = Duration.ofHours(1);

  private final Ledger ledger;
  private final Roster roster;
  private final Platform platform;
  private final Courier courier;
  private final Addressing addressing;
  private final Alarms alarms;

  @Inject
  Followups(
      Ledger ledger,
      Roster roster,
      Platform platform,
      Courier courier,
      Addressing addressing,
      Alarms alarms,
      Clockwork clock) {
    super(clock);
    this.ledger = ledger;
    this.roster = roster;
    this.platform = platform;
    this.courier = courier;
    this.addressing = addressing;
    this.alarms = alarms;
  }

  @Override
  public String name() {
    return "followups";
  }

  @Override
  public void start() {
    courier.onAsked(this::wantedSoon);
    super.start();
  }

  @Override
  Instant each(Instant minute) {
    var next = nextHour(minute);
    var settled = new ArrayList<Settlement>();
    var overdue = new ArrayList<Owed>();
    for (var owed : ledger.stillAsked(AT_MOST)) {
      ended(owed, minute).ifPresent(end -> settled.add(new Settlement(owed.id(), minute, end)));
      var again = lookAgain(owed, minute);
      next = again.isBefore(next) ? again : next;
    }
    var open = ledger.overdue(minute, AT_MOST);
    for (var owed : open) {
      var outcome = ended(owed, minute);
      if (outcome.isPresent()) {
        settled.add(new Settlement(owed.id(), minute, outcome.get()));
      } else if (minute.isAfter(owed.owedSince().plus(OVERDUE))) {
        overdue.add(owed);
      } else {
        if (isToBeReminded(owed, minute)) {
          platform.remind(delivery(owed));
        }
        var again = lookAgain(owed, minute);
        next = again.isBefore(next) ? again : next;
      }
    }
    if (!settled.isEmpty()) {
      ledger.settle(settled).join();
    }
    overdue.forEach(owed -> report(owed, minute));
    if (!overdue.isEmpty()) {
      ledger.reportedOverdue(overdue.stream().map(Owed::id).toList()).join();
    }
    return open.size() < AT_MOST ? next : minute;
  }

  /** When to look at it again: what nobody can be asked about waits until it is overdue. */
  private static Instant lookAgain(Owed owed, Instant minute) {
    var overdue = owed.owedSince().plus(OVERDUE).plus(MINUTE);
    return switch (owed.action()) {
      case Remove _ -> minute.plus(MINUTE);
      case Say _ when minute.isBefore(owed.owedSince().plus(FRESH)) -> minute.plus(MINUTE);
      case Say _ -> {
        var turn = Instant.ofEpochSecond((minute.getEpochSecond() / TURN + 1) * TURN);
        yield owed.bestBefore()
            .filter(end -> end.isAfter(minute) && end.isBefore(turn))
            .orElse(turn);
      }
      default -> overdue;
    };
  }

  /** How it ended, if it has. */
  private Optional<Outcome> ended(Owed owed, Instant minute) {
    return switch (owed.action()) {
      case Remove remove ->
          roster.peopleIn(remove.room()).contains(remove.member())
              ? Optional.empty()
              : Optional.of(new Outcome.Done(Map.of()));
      case Say _ when owed.bestBefore().filter(end -> !end.isAfter(minute)).isPresent() ->
          takenBack(owed, minute);
      case Say _ when isToBeAsked(owed, minute) -> asked(owed);
      default -> Optional.empty();
    };
  }

  /** It is no longer worth sending. */
  private Optional<Outcome> takenBack(Owed owed, Instant minute) {
    var ended = platform.takeBack(delivery(owed));
    boolean longEnough =
        owed.bestBefore().filter(end -> minute.isAfter(end.plus(TAKING_BACK))).isPresent();
    return ended.isEmpty() && longEnough
        ? Optional.of(new Outcome.Withdrawn(Outcome.Withdrawn.Reason.GIVEN_UP))
        : ended;
  }

  /**
   * Whether a reminder became due since the last turn; one that falls into an outage is left out.
   */
  private static boolean isToBeReminded(Owed owed, Instant minute) {
    return owed.action() instanceof Say
        && minute.getEpochSecond() % TURN == 0
        && REMINDERS.stream()
            .map(owed.owedSince()::plus)
            .anyMatch(due -> due.isAfter(minute.minusSeconds(TURN)) && !due.isAfter(minute));
  }

  private Delivery delivery(Owed owed) {
    return addressing.delivery(owed, Math.max(1, owed.tries()), owed.soFar());
  }

  private Optional<Outcome> asked(Owed owed) {
    return platform
        .findOut(delivery(owed))
        .filter(found -> found instanceof Outcome.Done || found instanceof Outcome.Refused);
  }

  /** Every minute while it is fresh, every ten minutes later. */
  private static boolean isToBeAsked(Owed owed, Instant minute) {
    return minute.isBefore(owed.owedSince().plus(FRESH)) || minute.getEpochSecond() % TURN == 0;
  }

  private void report(Owed owed, Instant now) {
    List<MemberId> people = addressing.moderators(owed.community());
    alarms.tell(
        owed.community(),
        people,
        owed.about(),
        Phrase.of(
            "line.overdue",
            owed.action().getClass().getSimpleName(),
            owed.id(),
            owed.plugin(),
            OVERDUE.toHours()),
        now);
  }
}
