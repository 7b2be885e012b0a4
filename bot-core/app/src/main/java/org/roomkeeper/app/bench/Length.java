package org.roomkeeper.app.bench;

import java.time.Duration;

/**
 * How long is measured, and on how much.
 *
 * @param stretch how long each figure that is a rate is measured
 * @param starts how often a start is measured; the middle one counts
 * @param events how many events the large ledger has
 * @param rooms how many rooms of 500 people are filled
 * @param rest how long a bot is left alone before its memory is looked at
 */
record Length(Duration stretch, int starts, int events, int rooms, Duration rest) {
  /** For figures to be kept. */
  static Length full(Duration stretch) {
    return new Length(stretch, 5, 1_000_000, 200, Duration.ofSeconds(15));
  }

  /** To see that everything works; no figure is worth keeping. */
  static Length brief(Duration stretch) {
    return new Length(stretch, 1, 20_000, 6, Duration.ofSeconds(2));
  }
}
