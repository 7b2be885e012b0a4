package org.roomkeeper.runtime.line;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Admit;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.CloseCard;
import org.roomkeeper.api.Greet;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.OfferWelcome;
import org.roomkeeper.api.OpenRoom;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.TagMember;
import org.roomkeeper.api.Tell;
import org.roomkeeper.runtime.ledger.Owed;
import org.roomkeeper.runtime.time.Clockwork;

/**
 * The platform's limits, kept before it has to refuse: some it enforces by dropping silently. They
 * are counted since the start, by the one clock. Used by one thread.
 */
final class Budgets {
  /** In which the platform counts days and months. */
  private static final ZoneId PLATFORM_ZONE = ZoneId.of("Asia/Shanghai");

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final Cache<String, Bucket> buckets = Caffeine.newBuilder().maximumSize(100_000).build();
  private final Map<RoomId, Month> groupSends = new HashMap<>();
  private final Addressing addressing;
  private final Clockwork clock;

  @Inject
  Budgets(Addressing addressing, Clockwork clock) {
    this.addressing = addressing;
    this.clock = clock;
  }

  /**
   * Takes what an action costs, from all budgets that it touches or from none.
   *
   * @return empty if it may go; {@link Outcome.TryLater} if it may go later, {@link
   *     Outcome.Refused} if its month is used up
   */
  Optional<Outcome> take(Owed owed) {
    var costs = costs(owed);
    for (var cost : costs) {
      var probe = cost.bucket.estimateAbilityToConsume(cost.tokens);
      if (!probe.canBeConsumed()) {
        var when = Retrying.inMillis(clock.instant().plusNanos(probe.getNanosToWaitForRefill()));
        return Optional.of(new Outcome.TryLater(when, "the budget of " + cost.name));
      }
    }
    if (owed.action() instanceof Say say && kind(say) == RoomKind.CUSTOMER_GROUP) {
      var month = YearMonth.now(clock.withZone(PLATFORM_ZONE));
      if (!groupSends.computeIfAbsent(say.room(), _ -> new Month()).take(month)) {
        return Optional.of(
            new Outcome.Refused(
                "a customer group takes %d messages a month, one for each of its days, and this month's are used up"
                    .formatted(month.lengthOfMonth())));
      }
    }
    costs.forEach(cost -> cost.bucket.tryConsume(cost.tokens));
    return Optional.empty();
  }

  private List<Cost> costs(Owed owed) {
    var costs = new ArrayList<Cost>();
    var api = owed.action().getClass().getSimpleName();
    costs.add(cost(api, 1, new Limit(10_000, MINUTE), new Limit(150_000, HOUR)));
    switch (owed.action()) {
      case Say say when kind(say) == RoomKind.APP_GROUP -> {
        int people = addressing.reach(say.room());
        costs.add(
            cost("people reached", people, new Limit(20_000, MINUTE), new Limit(300_000, HOUR)));
        costs.add(cost("room " + say.room(), 1, new Limit(200, MINUTE), new Limit(10_000, DAY)));
      }
      case Say say when kind(say) != RoomKind.CUSTOMER_GROUP ->
          costs.add(cost("robot of " + say.room(), 1, new Limit(20, MINUTE)));
      case Tell tell -> costs.add(messageTo(tell.member().value()));
      case OpenRoom _ -> costs.add(cost("app groups opened", 1, new Limit(1000, DAY)));
      case Remove remove when addressing.kind(remove.room()).orElse(null) == RoomKind.APP_GROUP ->
          costs.add(changeOfAppGroups());
      case Admit _ -> costs.add(changeOfAppGroups());
      case AskModerators _, AskOwner _, Remove _ ->
          addressing.recipients(owed).forEach(recipient -> costs.add(messageTo(recipient.value())));
      case Say _, Greet _, OfferWelcome _, PointDoor _, TagMember _, CloseCard _, NoteFact _ -> {}
    }
    return costs;
  }

  private Cost messageTo(String member) {
    return cost("messages to " + member, 1, new Limit(30, MINUTE), new Limit(1000, HOUR));
  }

  private Cost changeOfAppGroups() {
    return cost("changes of app groups", 1, new Limit(1000, HOUR));
  }

  private Cost cost(String name, int tokens, Limit... limits) {
    return new Cost(name, tokens, buckets.get(name, _ -> bucket(limits)));
  }

  private Bucket bucket(Limit... limits) {
    var builder = Bucket.builder().withCustomTimePrecision(new ByTheClock(clock));
    for (var limit : limits) {
      builder.addLimit(
          bandwidth ->
              bandwidth.capacity(limit.amount).refillIntervally(limit.amount, limit.window));
    }
    return builder.build();
  }

  private @Nullable RoomKind kind(Say say) {
    return addressing.kind(say.room()).orElse(null);
  }

  /** So many in a window of time. */
  private record Limit(long amount, Duration window) {}

  /** What an action takes from one budget. */
  private record Cost(String name, int tokens, Bucket bucket) {}

  /** What a customer group received in the month in hand. */
  private static final class Month {
    private @Nullable YearMonth month;
    private int taken;

    boolean take(YearMonth now) {
      if (!now.equals(month)) {
        month = now;
        taken = 0;
      }
      return taken++ < now.lengthOfMonth();
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
