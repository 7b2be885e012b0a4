package org.roomkeeper.overflow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How many seats must be free so that none is missing before the next room is open: as many as
 * people are expected meanwhile, and a floor beside them. A value made of values: the live bot
 * ({@link NextRoom}) and {@link GrowthPlan} ask the same.
 *
 * @param perHour how many come an hour
 * @param opening how long opening a room takes
 * @param arrivals how many people are expected during that time
 * @param floor the seats that shall be free beside
 */
record Foresight(double perHour, Duration opening, int arrivals, int floor) {
  private static final int MOST = 1_000_000;

  /**
   * Looks ahead.
   *
   * @param counts who came lately
   * @param opened how long opening took the last times, oldest first; may be empty
   * @param lead the settings
   * @param at now
   */
  static Foresight of(
      ArrivalCounts counts, List<Duration> opened, OverflowConfig.Lead lead, Instant at) {
    Duration opening = typical(opened, lead.opening());
    double perMinute = counts.perMinute(lead.window(), at);
    double expected = Math.ceil(perMinute * opening.toSeconds() / 60.0);
    return new Foresight(perMinute * 60, opening, (int) Math.min(MOST, expected), lead.seats());
  }

  /**
   * How long opening takes: three of four rooms were open within it. The longest of two, the third
   * of four, and so on; so that one opener on holiday does not count for ever.
   */
  static Duration typical(List<Duration> opened, Duration assumed) {
    if (opened.isEmpty()) {
      return assumed;
    }
    List<Duration> sorted = opened.stream().sorted().toList();
    return sorted.get((3 * sorted.size() + 3) / 4 - 1);
  }

  /** How many seats must be free. */
  int seatsNeeded() {
    return floor + arrivals;
  }

  /** Whether the next room is to be asked for when so many seats are free. */
  boolean needsRoom(int seats) {
    return seats < seatsNeeded();
  }
}
