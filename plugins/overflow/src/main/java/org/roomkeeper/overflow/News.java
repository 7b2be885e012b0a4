package org.roomkeeper.overflow;

import java.time.Instant;

/**
 * How far it is that a room hears of the corporate room.
 *
 * @param ref the step that tells it
 * @param asked when the step was asked for
 * @param stage how far it is
 * @param tries how often it was asked for, from 1
 * @param who whose tap it waits for; empty if nobody's
 */
record News(String ref, Instant asked, Stage stage, int tries, String who) {
  /** How far a message to a room is. */
  enum Stage {
    /** Owed. */
    OWED,
    /** A task in the owner's client, who has not tapped it. */
    WAITS,
    /** Said. */
    SAID,
    /** Perhaps said: nobody can tell, so it is not said again. */
    UNSURE,
    /** Not said. */
    NOT_SAID,
    /** No longer wanted, and being taken back. */
    TAKING_BACK
  }

  News at(Stage next) {
    return new News(ref, asked, next, tries, "");
  }

  News inTheHandsOf(String owner) {
    return new News(ref, asked, Stage.WAITS, tries, owner);
  }

  /** Whether it may still come to the room. */
  boolean isOnItsWay() {
    return stage == Stage.OWED || stage == Stage.WAITS;
  }
}
