package org.roomkeeper.app.demo;

/**
 * What came of the story, counted in the sandbox's world and journal and nowhere else. Printed as
 * the last line with {@code --json}; the component names are the keys.
 *
 * @param joined people in a room of the door's family
 * @param rooms rooms of the door's family
 * @param largestRoom people in the fullest of them
 * @param cap the most people that one of them takes
 * @param welcomed people to whom a welcome was shown, in whatever way
 * @param welcomedBy the same people, by the first way in which they were welcomed
 * @param messages messages that were said
 * @param violations of these, on a forbidden topic
 * @param flagged of these, acted on or put to a moderator, rightly or wrongly
 * @param falseAlarms flagged, and allowed
 * @param missed on a forbidden topic, and not flagged
 * @param announcements rooms in which a lecture's announcement was seen
 * @param reminders rooms in which a lecture's reminder was seen
 * @param actions what became of the bot's requests
 * @param latencyMs host milliseconds from handing out the archive page that held a message to
 *     accepting the first request about it
 * @param seconds host seconds that the story took
 */
record Tally(
    int joined,
    int rooms,
    int largestRoom,
    int cap,
    int welcomed,
    Welcomed welcomedBy,
    int messages,
    int violations,
    int flagged,
    int falseAlarms,
    int missed,
    int announcements,
    int reminders,
    Actions actions,
    Latency latencyMs,
    double seconds) {
  /**
   * Ways of being welcomed.
   *
   * @param code privately, within 20 seconds of adding a host
   * @param privately by a private message
   * @param room by the room's own welcome text, or by a message in the room
   */
  record Welcomed(
      int code,
      @com.fasterxml.jackson.annotation.JsonProperty("private") int privately,
      int room) {}

  /**
   * What became of the bot's requests to do something.
   *
   * @param done accepted
   * @param askedPerson accepted, and a person has a card or a task
   * @param refused answered with an error that trying again cannot mend
   * @param late welcome codes that expired unused
   * @param unknown never answered
   */
  record Actions(int done, int askedPerson, int refused, int late, int unknown) {}

  /**
   * Milliseconds.
   *
   * @param p50 the median
   * @param p99 what 99 of 100 stay under
   */
  record Latency(double p50, double p99) {}
}
