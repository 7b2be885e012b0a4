package org.roomkeeper.app.torture;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the audit counts; all zero, or the bot has failed. */
enum Figure {
  /** An event that the bot acknowledged, or that waits to be read, and that no plugin was given. */
  @JsonProperty("eventsLost")
  EVENTS_LOST("events lost"),
  /** An event that a plugin was given more than once, with the notes of the first time in force. */
  @JsonProperty("eventsTwice")
  EVENTS_TWICE("events handled twice"),
  /** Something owed of which nothing came: neither done, refused, late, nor reported as unknown. */
  @JsonProperty("actionsLost")
  ACTIONS_LOST("actions lost"),
  /** Something that people see twice. */
  @JsonProperty("actionsDoubled")
  ACTIONS_DOUBLED("actions doubled"),
  /** Of two things the later was handled, or arrived at one room or person, first. */
  @JsonProperty("orderBroken")
  ORDER_BROKEN("order broken");

  private final String words;

  Figure(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
