package org.roomkeeper.runtime.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.EventId;

/**
 * What the ledger forgets, and when. It is forgotten in small steps, each a commit of its own, so
 * that whatever else is to be written goes on between them. For one thread at a time.
 */
public interface Keeping {
  /** What is forgotten, in the order in which it is. */
  enum Part {
    /** Ticks. */
    TICKS,
    /** Words, names and answers in forms, out of events, findings and failures. */
    TEXTS,
    /** Words and names out of actions. What is still owed then is dropped, with a word. */
    WORDS_OF_ACTIONS,
    /** The text of messages that were taken back, once every lane has passed them. */
    RECALLED,
    /** Events, with what was found about them. */
    EVENTS,
    /** Actions, with their cases. */
    ACTIONS,
    /** What sources told and noticed. */
    TELLINGS,
    /** Room in the file that nothing needs any more. */
    SPACE
  }

  /**
   * From when on things are kept; what was written down before goes.
   *
   * @param ticks ticks
   * @param texts words, names, answers in forms
   * @param records everything else; not later than {@code texts}
   */
  record Horizon(Instant ticks, Instant texts, Instant records) {}

  /**
   * What one step forgot.
   *
   * @param count how many events, actions, messages, tellings or pages, by the part
   * @param passedOver the lanes that had not read some of it, and were moved over it
   * @param more whether another step of this part would find more
   */
  record Forgotten(long count, List<PassedOver> passedOver, boolean more) {}

  /**
   * A lane that was moved over events that it had not read.
   *
   * @param lane whose
   * @param events how many, ticks not counted
   */
  record PassedOver(Lane lane, long events) {}

  /**
   * A lane that has not read on for long.
   *
   * @param lane whose
   * @param next the event that it should read next
   * @param written when that was written down
   */
  record Behind(Lane lane, EventId next, Instant written) {}

  /**
   * Takes one small step; returns once it is durable.
   *
   * @throws java.util.concurrent.CompletionException if nothing could be written
   */
  Forgotten forget(Part part, Horizon horizon);

  /** The lanes whose next event, ticks not counted, was written down before a time. */
  List<Behind> behind(Instant before);

  /** How many events a lane was moved over in all. */
  long passedOver(Lane lane);

  /** When everything was last gone through; empty if never. */
  Optional<Instant> lastDone();

  /** Writes down that everything was gone through. */
  void done(Instant at);
}
