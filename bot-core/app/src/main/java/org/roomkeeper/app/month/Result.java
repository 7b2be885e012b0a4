package org.roomkeeper.app.month;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What came of a month.
 *
 * @param arrivals how many people wanted to come in
 * @param inRoom of these, who was placed in a room of the community, even if they left later
 * @param waiting of the others, who was told to wait, or stands on the list
 * @param refused of the others, who was told that there is no place, and why
 * @param lost who is none of these
 * @param overCap how often a room held more than its cap
 * @param greetedTwice how many greetings were one too many
 * @param placedTwice how often somebody who was in a room was led into another
 * @param announcements rooms that were told of a lecture, over all lectures
 * @param announcedTwice how many of these announcements were one too many
 * @param reminders how many reminders there were
 * @param remindersLate how many announcements and reminders did not come within the minute in which
 *     they were due, or not at all
 * @param notTapped messages that the owner of a room never sent
 * @param restarts how often the bot was killed
 * @param seconds host seconds that it took
 */
@JsonPropertyOrder({
  "arrivals",
  "inRoom",
  "waiting",
  "refused",
  "lost",
  "overCap",
  "greetedTwice",
  "placedTwice",
  "announcements",
  "announcedTwice",
  "reminders",
  "remindersLate",
  "notTapped",
  "restarts",
  "seconds"
})
record Result(
    int arrivals,
    int inRoom,
    int waiting,
    int refused,
    int lost,
    int overCap,
    int greetedTwice,
    int placedTwice,
    int announcements,
    int announcedTwice,
    int reminders,
    int remindersLate,
    int notTapped,
    int restarts,
    double seconds) {
  /** Whether everything that should be zero is. */
  @JsonIgnore
  boolean isGood() {
    return lost + overCap + greetedTwice + placedTwice + announcedTwice + remindersLate == 0;
  }
}
