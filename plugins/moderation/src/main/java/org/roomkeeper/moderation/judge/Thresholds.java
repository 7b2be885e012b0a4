package org.roomkeeper.moderation.judge;

/**
 * From which score on something is done about a topic.
 *
 * @param ask a moderator is asked, 0 to 1
 * @param act the bot acts by itself, not below {@code ask}
 */
public record Thresholds(double ask, double act) {
  /** Refuses thresholds outside 0 to 1 or in the wrong order. */
  public Thresholds {
    if (!(ask > 0 && ask <= act && act <= 1)) {
      throw new IllegalArgumentException(
          "thresholds go 0 < ask <= act <= 1, not ask " + ask + ", act " + act);
    }
  }
}
