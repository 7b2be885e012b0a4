package org.roomkeeper.runtime.line;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Admit;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.BlockWords;
import org.roomkeeper.api.BookLive;
import org.roomkeeper.api.CloseCard;
import org.roomkeeper.api.Greet;
import org.roomkeeper.api.Mail;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.OfferWelcome;
import org.roomkeeper.api.OpenRoom;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.ReadLive;
import org.roomkeeper.api.ReadPage;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.TagMember;
import org.roomkeeper.api.Tell;
import org.roomkeeper.runtime.ledger.Owed;
import org.roomkeeper.runtime.ledger.Spent;
import org.roomkeeper.runtime.line.Spending.Limit;
import org.roomkeeper.runtime.line.Spending.Window;
import org.roomkeeper.runtime.time.Clockwork;

/**
 * The platform's limits, kept before it has to refuse: some it enforces by dropping silently. What
 * counts in minutes is counted since the start, the rest outlives a restart; all by the one clock.
 * Used by one thread.
 */
final class Budgets {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Limits a minute up to this are counted exactly: the platform drops what is over in silence. */
  private static final long SILENT = 200;

  private final Cache<String, Bucket> minutes = Caffeine.newBuilder().maximumSize(100_000).build();
  private final Spending spending = new Spending();
  private final Addressing addressing;
  private final Clockwork clock;

  @Inject
  Budgets(Addressing addressing, Clockwork clock) {
    this.addressing = addressing;
    this.clock = clock;
  }

  /** Goes on from what the ledger remembers. */
  void goOnFrom(List<Spent> remembered) {
    spending.goOnFrom(remembered);
  }

  /**
   * Takes what an action costs, from all budgets that it touches or from none.
   *
   * @return empty if it may go; {@link Outcome.TryLater} if it may go later, {@link
   *     Outcome.Refused} if its month is used up
   */
  Optional<Outcome> take(Owed owed) {
    var now = clock.instant();
    var costs = costs(owed, now);
    for (var cost : costs) {
      var when = cost.wait(now);
      if (when.isPresent()) {
        return Optional.of(cost.refused(Retrying.inMillis(when.get())));
      }
    }
    costs.forEach(cost -> cost.pay(now));
    return Optional.empty();
  }

  /** An action came back that was {@link Spending#UNDER_WAY long under way}. */
  void cameBackLate(Owed owed) {
    var now = clock.instant();
    costs(owed, now).forEach(cost -> cost.payAgain(now));
  }

  /** What was taken since the last asking and is to outlive a restart. */
  Collection<Spent> changes() {
    return spending.changes();
  }

  private List<Cost> costs(Owed owed, Instant now) {
    var costs = new ArrayList<Cost>();
    var api = owed.action().getClass().getSimpleName();
    costs.add(cost(api, 1, 10_000, new Limit(150_000, Window.HOUR)));
    switch (owed.action()) {
      case Say say when kind(say.room()) == RoomKind.APP_GROUP -> {
        int people = addressing.reach(say.room());
        costs.add(cost("people reached", people, 20_000, new Limit(300_000, Window.HOUR)));
        costs.add(cost("room " + say.room(), 1, 200, new Limit(10_000, Window.DAY)));
      }
      case Say say when kind(say.room()) == RoomKind.CUSTOMER_GROUP ->
          costs.add(
              cost(
                  "customer group " + say.room(),
                  1,
                  NO_LIMIT,
                  new Limit(Window.daysOfMonth(now), Window.MONTH)));
      case Say say -> costs.add(cost("robot of " + say.room(), 1, 20));
      case Tell tell -> costs.add(messageTo(tell.member().value()));
      case OpenRoom _ ->
          costs.add(cost("app groups opened", 1, NO_LIMIT, new Limit(1000, Window.DAY)));
      case Remove remove when kind(remove.room()) == RoomKind.APP_GROUP ->
          costs.add(changeOfAppGroups());
      case Admit _ -> costs.add(changeOfAppGroups());
      case AskModerators _, AskOwner _, Remove _ ->
          addressing.recipients(owed).forEach(recipient -> costs.add(messageTo(recipient.value())));
      case ReadPage _ -> costs.add(cost("pages", 1, 300));
      case Mail _ -> {
        costs.add(cost("mails", 1, 60, new Limit(2000, Window.DAY)));
        costs.add(cost(owed.target().name(), 1, 5, new Limit(20, Window.DAY)));
      }
      case Greet _,
          OfferWelcome _,
          PointDoor _,
          BlockWords _,
          BookLive _,
          ReadLive _,
          TagMember _,
          CloseCard _,
          NoteFact _ -> {}
    }
    return costs;
  }

  private Cost messageTo(String member) {
    return cost("messages to " + member, 1, 30, new Limit(1000, Window.HOUR));
  }

  private Cost changeOfAppGroups() {
    return cost("changes of app groups", 1, NO_LIMIT, new Limit(1000, Window.HOUR));
  }

  private static final long NO_LIMIT = Long.MAX_VALUE;

  private Cost cost(String name, long amount, long aMinute, Limit... longer) {
    if (aMinute <= SILENT) {
      var all = new ArrayList<>(List.of(longer));
      all.add(new Limit(aMinute, Window.MINUTE));
      return new Cost(name, amount, Optional.empty(), all);
    }
    Optional<Bucket> minute =
        aMinute == NO_LIMIT
            ? Optional.empty()
            : Optional.of(minutes.get(name, _ -> bucket(aMinute)));
    return new Cost(name, Math.min(amount, aMinute), minute, List.of(longer));
  }

  private Bucket bucket(long aMinute) {
    return Bucket.builder()
        .withCustomTimePrecision(new ByTheClock(clock))
        .addLimit(limit -> limit.capacity(aMinute).refillIntervally(aMinute, MINUTE))
        .build();
  }

  private @Nullable RoomKind kind(RoomId room) {
    return addressing.kind(room).orElse(null);
  }

  /** What an action takes from one budget. */
  private final class Cost {
    private final String name;
    private final long amount;
    private final Optional<Bucket> minute;
    private final List<Limit> longer;

    Cost(String name, long amount, Optional<Bucket> minute, List<Limit> longer) {
      this.name = name;
      this.amount = amount;
      this.minute = minute;
      this.longer = longer;
    }

    /** When there is enough; empty if now. */
    Optional<Instant> wait(Instant now) {
      var longerWait = spending.wait(name, amount, longer, now);
      return longerWait.isPresent() ? longerWait : minute.flatMap(bucket -> wait(bucket, now));
    }

    private Optional<Instant> wait(Bucket bucket, Instant now) {
      var probe = bucket.estimateAbilityToConsume(amount);
      return probe.canBeConsumed()
          ? Optional.empty()
          : Optional.of(now.plusNanos(probe.getNanosToWaitForRefill()));
    }

    void pay(Instant now) {
      minute.ifPresent(bucket -> bucket.tryConsume(amount));
      spending.give(name, amount, longer, now);
    }

    void payAgain(Instant now) {
      spending.giveAgain(name, amount, longer, now);
    }

    /** A month is too long to wait for. */
    Outcome refused(Instant when) {
      return longer.stream().anyMatch(limit -> limit.window() == Window.MONTH)
          ? new Outcome.Refused(Phrase.of("outcome.month-used-up", longer.getFirst().amount()))
          : new Outcome.TryLater(when, Phrase.of("outcome.budget", name));
    }
  }

  /** Bucket4j by the one clock. */
  private record ByTheClock(Clockwork clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      Instant now = clock.instant();
      return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
