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
 */
record Script(
    int doctors,
    int wave,
    Duration pause,
    Conversation conversation,
    Duration lectureAfter,
    long seed) {
  private static final int WAVES = 50;

  /**
   * The story of the demo: the doctors come within four hours and a half, and two hours after that
   * is a lecture, of which the last room too is reminded.
   */
  static Script demo(Conversation conversation, int doctors) {
    int wave = Math.max(1, (doctors + WAVES - 1) / WAVES);
    return new Script(
        doctors, wave, Duration.ofMinutes(5), conversation, Duration.ofMinutes(390), 20200201);
  }

  int waves() {
    return (doctors + wave - 1) / wave;
  }
}
