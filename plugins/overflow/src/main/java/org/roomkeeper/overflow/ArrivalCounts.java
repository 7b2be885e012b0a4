package org.roomkeeper.overflow;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;

/**
 * How many people came lately: by minute for an hour, by ten minutes for a day. A value, so that
 * the live bot and a plan count alike.
 *
 * @param byMinute how many came, by minute since 1970; what is older than an hour stands under the
 *     first of its ten minutes
 */
record ArrivalCounts(TreeMap<Long, Integer> byMinute) {
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final long BY_MINUTE = 60;
  private static final long COARSE = 10;

  static ArrivalCounts none() {
    return new ArrivalCounts(new TreeMap<>());
  }

  /**
   * These and so many more. What lies more than a day off, before or ahead, is forgotten: a clock
   * that was wrong leaves no crowd behind that is still to come.
   */
  ArrivalCounts with(Instant at, int more) {
    long now = minute(at);
    long day = LONGEST.toMinutes();
    var counts = new TreeMap<Long, Integer>();
    byMinute
        .subMap(now - day, true, now + day, true)
        .forEach(
            (minute, count) ->
                counts.merge(
                    minute < now - BY_MINUTE ? minute - Math.floorMod(minute, COARSE) : minute,
                    count,
                    Integer::sum));
    counts.merge(now, more, Integer::sum);
    return new ArrivalCounts(counts);
  }

  /** How many came during the time that ends with a moment; at most a day is remembered. */
  int during(Duration window, Instant until) {
    return byMinute
        .subMap(minute(until.minus(window)), false, minute(until), true)
        .values()
        .stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  /** How many came a minute lately: over a window or over a day, whichever was faster. */
  double perMinute(Duration window, Instant until) {
    double lately = during(window, until) / minutes(window);
    return Math.max(lately, during(LONGEST, until) / minutes(LONGEST));
  }

  private static double minutes(Duration duration) {
    return duration.toSeconds() / 60.0;
  }

  private static long minute(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), 60);
  }
}
