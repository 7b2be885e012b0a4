package org.roomkeeper.runtime.line;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.runtime.ledger.Spent;

/**
 * What was given out of the budgets of a minute, an hour, a day or a month. It outlives a restart:
 * what changed is handed to the ledger, and read from it at the start. Used by one thread.
 */
final class Spending {
  /** In which the platform counts days and months. */
  private static final ZoneId PLATFORM_ZONE = ZoneId.of("Asia/Shanghai");

  private static final int MANY = 10_000;

  /**
   * The platform counts what arrives; what left may be under way for so long before it does. What
   * takes longer is {@link #giveAgain given out again} when it comes back.
   */
  static final Duration UNDER_WAY = Duration.ofSeconds(13);

  private static final Duration MINUTE = Duration.ofMinutes(1).plus(UNDER_WAY);

  /** How the names of seconds begin; the seconds of such a minute, and one more, have names. */
  private static final String SECOND = "second ";

  private static final long SECONDS = MINUTE.toSeconds() + 1;

  private final Map<String, Spent> current = new HashMap<>();

  /** What was given out in each second of the last such minute, by budget, oldest first. */
  private final Map<String, ArrayDeque<Spent>> seconds = new HashMap<>();

  private final Map<String, Spent> changed = new LinkedHashMap<>();

  /** A stretch of the calendar in which a limit counts. */
  enum Window {
    /** Any sixty seconds at the platform, as nobody knows when its minute begins. */
    MINUTE,
    /** From one full hour to the next. */
    HOUR,
    /** From midnight to midnight in China. */
    DAY,
    /** A month of the calendar in China. */
    MONTH;

    /** When the one ends that a moment lies in. */
    Instant end(Instant moment) {
      var today = LocalDate.ofInstant(moment, PLATFORM_ZONE);
      return switch (this) {
        case MINUTE -> moment.plus(Spending.MINUTE);
        case HOUR -> moment.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        case DAY -> today.plusDays(1).atStartOfDay(PLATFORM_ZONE).toInstant();
        case MONTH -> today.withDayOfMonth(1).plusMonths(1).atStartOfDay(PLATFORM_ZONE).toInstant();
      };
    }

    /** How many days the month has that a moment lies in. */
    static int daysOfMonth(Instant moment) {
      return LocalDate.ofInstant(moment, PLATFORM_ZONE).lengthOfMonth();
    }
  }

  /**
   * A limit.
   *
   * @param amount how much may be given out in a window
   */
  record Limit(long amount, Window window) {}

  /** Goes on from what the ledger remembers. */
  void goOnFrom(List<Spent> remembered) {
    remembered.stream()
        .sorted(Comparator.comparing(Spent::until))
        .forEach(
            spent -> {
              if (spent.budget().startsWith(SECOND)) {
                secondsOf(spent.budget().substring(spent.budget().indexOf(':') + 1)).add(spent);
              } else {
                current.put(spent.budget(), spent);
              }
            });
  }

  /** When there will be enough; empty if there is now. What is more than a limit counts as all. */
  Optional<Instant> wait(String budget, long amount, List<Limit> limits, Instant now) {
    return limits.stream()
        .filter(limit -> given(budget, limit, now) + Math.min(amount, limit.amount) > limit.amount)
        .map(limit -> enough(budget, amount, limit, now))
        .max(Instant::compareTo);
  }

  /** Gives out. */
  void give(String budget, long amount, List<Limit> limits, Instant now) {
    for (var limit : limits) {
      if (limit.window == Window.MINUTE) {
        giveNow(budget, amount, now);
        continue;
      }
      var name = name(budget, limit);
      var spent = new Spent(name, limit.window.end(now), given(budget, limit, now) + amount);
      current.put(name, spent);
      changed.put(name, spent);
    }
    if (current.size() > MANY) {
      current.values().removeIf(spent -> !spent.until().isAfter(now));
    }
    if (seconds.size() > MANY) {
      seconds.values().removeIf(given -> !given.getLast().until().isAfter(now));
    }
  }

  /**
   * Gives out once more what had left long ago: by now it may have arrived in another minute than
   * the one in which it was given out.
   */
  void giveAgain(String budget, long amount, List<Limit> limits, Instant now) {
    if (limits.stream().anyMatch(limit -> limit.window == Window.MINUTE)) {
      giveNow(budget, amount, now);
    }
  }

  private void giveNow(String budget, long amount, Instant now) {
    var given = secondsOf(budget);
    given.removeIf(spent -> !spent.until().isAfter(now));
    var name = SECOND + now.getEpochSecond() % SECONDS + ":" + budget;
    var before =
        !given.isEmpty() && given.getLast().budget().equals(name) ? given.removeLast().amount() : 0;
    var spent = new Spent(name, Window.MINUTE.end(now), before + amount);
    given.addLast(spent);
    changed.put(name, spent);
  }

  private ArrayDeque<Spent> secondsOf(String budget) {
    return seconds.computeIfAbsent(budget, _ -> new ArrayDeque<>());
  }

  /** When enough of a window is over. */
  private Instant enough(String budget, long amount, Limit limit, Instant now) {
    if (limit.window != Window.MINUTE) {
      return limit.window.end(now);
    }
    long over = given(budget, limit, now) + Math.min(amount, limit.amount) - limit.amount;
    for (var spent : secondsOf(budget)) {
      over -= spent.until().isAfter(now) ? spent.amount() : 0;
      if (over <= 0) {
        return spent.until().isAfter(now) ? spent.until() : now;
      }
    }
    return limit.window.end(now);
  }

  /** What was given out since the last asking, to be remembered. */
  Collection<Spent> changes() {
    var all = List.copyOf(changed.values());
    changed.clear();
    return all;
  }

  private long given(String budget, Limit limit, Instant now) {
    if (limit.window == Window.MINUTE) {
      return seconds.getOrDefault(budget, new ArrayDeque<>()).stream()
          .filter(spent -> spent.until().isAfter(now))
          .mapToLong(Spent::amount)
          .sum();
    }
    var spent = current.get(name(budget, limit));
    return spent == null || !spent.until().isAfter(now) ? 0 : spent.amount();
  }

  private static String name(String budget, Limit limit) {
    return limit.window.name().charAt(0) + " " + budget;
  }
}
