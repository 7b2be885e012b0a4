package org.roomkeeper.moderation;

import java.time.Instant;

/**
 * How a rule has done.
 *
 * @param hits messages that it found
 * @param confirmed of those, how many a moderator agreed about
 * @param overturned of those, how many a moderator allowed
 * @param first when it first found something
 * @param last when it last did
 */
record Tally(int hits, int confirmed, int overturned, Instant first, Instant last) {
  /** The square of the 95 % point of the normal distribution: 1.96². */
  private static final double Z_SQUARED = 3.8416;

  static Tally begun(Instant at) {
    return new Tally(0, 0, 0, at, at);
  }

  Tally hit(Instant at) {
    return new Tally(
        hits + 1,
        confirmed,
        overturned,
        at.isBefore(first) ? at : first,
        at.isAfter(last) ? at : last);
  }

  /** One more decision, or one that is taken back. */
  Tally decided(boolean allowed, int by) {
    return new Tally(
        hits,
        Math.max(0, allowed ? confirmed : confirmed + by),
        Math.max(0, allowed ? overturned + by : overturned),
        first,
        last);
  }

  int decisions() {
    return confirmed + overturned;
  }

  /**
   * The least share of right hits that the decisions speak for, with 97.5 % certainty: the lower
   * end of Wilson's interval, from 0 to 1. Few decisions speak for little, however they went.
   */
  double precision() {
    double n = decisions();
    if (n == 0) {
      return 0;
    }
    double share = confirmed / n;
    double middle = share + Z_SQUARED / (2 * n);
    double width = Math.sqrt(Z_SQUARED * (share * (1 - share) / n + Z_SQUARED / (4 * n * n)));
    return Math.max(0, (middle - width) / (1 + Z_SQUARED / n));
  }
}
