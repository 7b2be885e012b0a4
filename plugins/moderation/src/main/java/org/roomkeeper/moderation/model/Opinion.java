package org.roomkeeper.moderation.model;

/**
 * What is known about one topic: two heads, and how they and the word lists are weighed against
 * each other.
 *
 * <p>Each head's log-odds are measured in spreads of what allowed messages get, so that an unsure
 * head cannot shout. The word lists count twice: what they say is explained, and seldom wrong.
 *
 * @param room learned from messages written in the manner of a room
 * @param found learned from messages found elsewhere
 * @param roomMiddle mean of the room head over allowed messages that it had not learned from
 * @param roomSpread their standard deviation
 * @param foundMiddle the same of the other head
 * @param foundSpread their standard deviation
 * @param slope by which the sum becomes log-odds
 * @param border the sum at which a message is as likely to deserve a moderator's look as not
 */
record Opinion(
    Head room,
    Head found,
    float roomMiddle,
    float roomSpread,
    float foundMiddle,
    float foundSpread,
    float slope,
    float border) {
  private static final double LISTS = 2;
  private static final double SOFTEN = 0.03;

  /** The same opinion with another way from sum to score. */
  Opinion calibrated(double newSlope, double newBorder) {
    return new Opinion(
        room,
        found,
        roomMiddle,
        roomSpread,
        foundMiddle,
        foundSpread,
        (float) newSlope,
        (float) newBorder);
  }

  /**
   * What everything together says, in no unit.
   *
   * @param listed the score of the word lists, 0 to 1
   */
  double sum(float[] scaled, double listed) {
    return weigh(room.logOdds(scaled), found.logOdds(scaled), listed);
  }

  double weigh(double roomOdds, double foundOdds, double listed) {
    double lists = Math.log((listed + SOFTEN) / (1 + SOFTEN - listed)) - Math.log(SOFTEN);
    return (roomOdds - roomMiddle) / roomSpread
        + (foundOdds - foundMiddle) / foundSpread
        + LISTS * lists;
  }

  double score(double sum) {
    return 1 / (1 + Math.exp(-slope * (sum - border)));
  }
}
