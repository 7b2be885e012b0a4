package org.roomkeeper.moderation.model;

/**
 * What is known about one topic: a head, and how it and the word lists are weighed against each
 * other.
 *
 * <p>The head's log-odds are measured in spreads of what allowed messages get, so that an unsure
 * head cannot shout. The word lists count as much as it does: what they say is explained, and
 * seldom wrong.
 *
 * @param head learned from messages written in the manner of a room
 * @param middle mean of its log-odds over allowed messages that it had not learned from
 * @param spread their standard deviation
 * @param slope by which the sum becomes log-odds
 * @param border the sum at which a message is as likely to deserve a moderator's look as not
 */
record Opinion(Head head, float middle, float spread, float slope, float border) {
  private static final double SOFTEN = 0.03;

  /** The same opinion with another way from sum to score. */
  Opinion calibrated(double newSlope, double newBorder) {
    return new Opinion(head, middle, spread, (float) newSlope, (float) newBorder);
  }

  /**
   * What everything together says, in no unit.
   *
   * @param listed the score of the word lists, 0 to 1
   */
  double sum(float[] scaled, double listed) {
    return weigh(head.logOdds(scaled), listed);
  }

  double weigh(double odds, double listed) {
    double lists = Math.log((listed + SOFTEN) / (1 + SOFTEN - listed)) - Math.log(SOFTEN);
    return (odds - middle) / spread + lists;
  }

  double score(double sum) {
    return 1 / (1 + Math.exp(-slope * (sum - border)));
  }
}
