package org.roomkeeper.app.demo;

import java.time.Duration;

/**
 * How the story goes.
 *
 * @param doctors how many come through the permanent link
 * @param wave how many of them at a time
 * @param pause simulated time between two waves
 * @param conversation what is said, spread over the waves
 * @param lectureAfter how long after the beginning the lecture starts
 * @param seed of the people's names
 * @param firstDays whether the community begins small, as {@link FirstDays} tells
 */
record Script(
    int doctors,
    int wave,
    Duration pause,
    Conversation conversation,
    Duration lectureAfter,
    long seed,
    boolean firstDays) {
  private static final int WAVES = 50;

  /** Fewer doctors than these make no story of a small beginning. */
  private static final int ENOUGH_FOR_FIRST_DAYS = 20;

  Script(
      int doctors,
      int wave,
      Duration pause,
      Conversation conversation,
      Duration lectureAfter,
      long seed) {
    this(doctors, wave, pause, conversation, lectureAfter, seed, false);
  }

  /**
   * The story of the demo: the doctors come within four hours and a half, and two hours after that
   * is a lecture, of which the last room too is reminded. Where only a conversation is played, the
   * doors stand open from the beginning.
   */
  static Script demo(Conversation conversation, int doctors, boolean replay) {
    int wave = Math.max(1, (doctors + WAVES - 1) / WAVES);
    boolean firstDays = !replay && doctors >= ENOUGH_FOR_FIRST_DAYS;
    return new Script(
        doctors,
        wave,
        Duration.ofMinutes(5),
        conversation,
        Duration.ofMinutes(firstDays ? 480 : 390),
        20200201,
        firstDays);
  }

  int waves() {
    return (doctors + wave - 1) / wave;
  }
}
