package org.roomkeeper.app.month;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * How long it is, and how much happens.
 *
 * @param seed decides who comes when, what people forget and when the bot is killed
 * @param arrivals how many people want to come in
 * @param days how many days it lasts, at least 6
 * @param cap the most people in a customer group
 * @param kills how often the bot is killed
 */
record Plan(long seed, int arrivals, int days, int cap, int kills) {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final Duration REMINDED_BEFORE = Duration.ofDays(1);
  private static final int FIRST_LECTURE = 5;
  private static final int WEEK = 7;
  private static final LocalTime EVENING = LocalTime.of(20, 0);

  /** A month of thirty days with rooms of 500. */
  static Plan month(long seed, int arrivals) {
    return new Plan(seed, arrivals, 30, 500, 8);
  }

  /** How many rooms there shall be before the corporate room: as many as nearly all fit into. */
  int rooms() {
    return Math.max(2, arrivals / cap);
  }

  /** How many seats are left behind the door when the next room is asked for. */
  int lead() {
    return Math.max(10, cap / 5);
  }

  /** A lecture a week, in the evening, by the community's clocks; the first is number 1. */
  List<LocalDateTime> lectures(Instant begin) {
    var lectures = new ArrayList<LocalDateTime>();
    for (int day = FIRST_LECTURE; day < days; day += WEEK) {
      lectures.add(begin.atZone(ZONE).toLocalDate().plusDays(day).atTime(EVENING));
    }
    return lectures;
  }
}
