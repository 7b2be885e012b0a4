package org.roomkeeper.lectures;

import java.time.Instant;

/**
 * A question to a speaker, without its words.
 *
 * @param id its name within the lecture
 * @param author who asked, a member's id; empty if the page did not know
 * @param at when
 * @param votes how many want to know, its author among them
 * @param state what became of it
 */
record Question(String id, String author, Instant at, int votes, State state) {
  /** What became of a question. */
  enum State {
    /** It waits for an answer. */
    OPEN,
    /** The speaker has answered it. */
    ANSWERED,
    /** A moderator has taken it out of sight. */
    HIDDEN
  }

  /** One more wants to know. */
  Question wanted() {
    return new Question(id, author, at, votes + 1, state);
  }

  /** Something became of it. */
  Question now(State changed) {
    return new Question(id, author, at, votes, changed);
  }
}
