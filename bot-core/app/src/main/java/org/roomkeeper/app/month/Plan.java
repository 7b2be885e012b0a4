package org.roomkeeper.app.month;

import java.time.Instant;
import java.time.ZoneId;
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

  /** The series of lectures. */
  List<Lecture> lectures(Instant begin) {
    return Lecture.series(begin, days);
  }
}
