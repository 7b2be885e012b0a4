package org.roomkeeper.runtime.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MemberId;

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

  /**
   * What is kept of one person.
   *
   * @param member who
   * @param name the name shown; may be empty
   * @param known whether anything is known of them at all
   * @param rooms the rooms that they are in, by name
   * @param facts facts, in order
   * @param notes what plugins noted about them, in order
   * @param events how many events are about them
   * @param actions how many actions were for or about them
   */
  record Kept(
      MemberId member,
      String name,
      boolean known,
      List<String> rooms,
      List<Fact> facts,
      List<Note> notes,
      long events,
      long actions) {}

  /**
   * A fact of a person.
   *
   * @param community in which community
   * @param key its key
   * @param value what it is
   * @param author who noted it
   * @param at when
   */
  record Fact(CommunityId community, String key, String value, String author, Instant at) {}

  /**
   * What a plugin noted about a person.
   *
   * @param community in which community
   * @param plugin which plugin
   * @param key under which key
   * @param body what, as JSON
   */
  record Note(CommunityId community, String plugin, String key, String body) {}

  /** What is kept of somebody. */
  Kept of(MemberId member);

  /** Who bears a name, up to 20 people. */
  List<MemberId> named(String name);

  /**
   * Forgets what plugins noted about somebody, their facts and name, their cases, and what events
   * and actions say of them; returns once it is durable. Only where the bot runs: others would not
   * see it.
   */
  void erase(MemberId member);

  /** When everything was last gone through; empty if never. */
  Optional<Instant> lastDone();

  /** Writes down that everything was gone through. */
  void done(Instant at);
}
