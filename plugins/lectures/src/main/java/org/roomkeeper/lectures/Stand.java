package org.roomkeeper.lectures;

import java.time.Instant;

/**
 * How a room stands to a lecture: what it was last told and how far that is.
 *
 * @param ref the step that tells it
 * @param told when the step was asked for
 * @param asked the {@linkplain Lecture#stamp() stamp} of what the step tells
 * @param announces whether the step announces the lecture, rather than a change of it
 * @param seen the stamp of what the room is known to have seen last; empty if it has seen nothing
 * @param state how far the step is
 * @param since since when
 * @param who in whose hands it is; empty if in nobody's
 * @param reminder the step that reminds of it; empty if none was asked for
 */
record Stand(
    String ref,
    Instant told,
    String asked,
    boolean announces,
    String seen,
    State state,
    Instant since,
    String who,
    String reminder) {
  /** How far a message to a room is. */
  enum State {
    /** Owed. */
    OWED,
    /** A task in the owner's client, who has not tapped it. */
    WAITS,
    /** Said. */
    SAID,
    /** It will not be said. */
    NOT_SAID
  }

  /** It is owed from now on, whatever the room saw before. */
  static Stand owed(String ref, Lecture lecture, boolean announces, String seen, Instant now) {
    return new Stand(ref, now, lecture.stamp(), announces, seen, State.OWED, now, "", "");
  }

  /** The room saw a lecture of this stamp. */
  static Stand saw(String ref, String stamp, Instant now) {
    return new Stand(ref, now, stamp, true, stamp, State.SAID, now, "", "");
  }

  /** The room is reminded by this step. */
  Stand reminded(String by) {
    return new Stand(ref, told, asked, announces, seen, state, since, who, by);
  }

  /** The step is in somebody's hands. */
  Stand waits(String owner, Instant now) {
    return new Stand(ref, told, asked, announces, seen, State.WAITS, now, owner, reminder);
  }

  /** The step was done. */
  Stand said(Instant now) {
    return new Stand(ref, told, asked, announces, asked, State.SAID, now, "", reminder);
  }

  /** The step will not be done. */
  Stand notSaid(Instant now) {
    return new Stand(ref, told, asked, announces, seen, State.NOT_SAID, now, "", reminder);
  }

  /** The room saw something else than was thought. */
  Stand saw(String stamp) {
    return new Stand(ref, told, asked, announces, stamp, state, since, who, reminder);
  }

  /** Whether the step may still come to the room. */
  boolean isOnItsWay() {
    return state == State.OWED || state == State.WAITS;
  }

  /** Whether the room has seen the lecture at all. */
  boolean hasSeen() {
    return !seen.isEmpty();
  }
}
