package org.roomkeeper.overflow;

import java.time.Instant;

/**
 * Somebody's place on the waiting list. It names a browser and nobody.
 *
 * @param number its number, from 1: who came first has the lower one
 * @param visitor the random name of the browser
 * @param since when it was taken
 * @param stage where it stands
 */
record Ticket(long number, String visitor, Instant since, Stage stage) {
  /** Where a ticket can stand. */
  enum Stage {
    /** On the list. */
    WAITING,
    /** A seat is kept for it. */
    PROMISED,
    /** The time for which a seat was kept is over. */
    PASSED
  }

  Ticket at(Stage next) {
    return new Ticket(number, visitor, since, next);
  }

  boolean is(Stage which) {
    return stage == which;
  }
}
