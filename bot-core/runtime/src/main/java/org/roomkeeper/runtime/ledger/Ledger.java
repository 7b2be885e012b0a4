package org.roomkeeper.runtime.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.runtime.time.Bell;

/**
 * What the line works with: events in order, a cursor for each lane, what is owed and what became
 * of it. Safe for use by many threads.
 *
 * <p>Everything that writes gives a future that completes once the change would survive a power
 * cut, in one commit with whatever else is waiting; a change that fails fails its own future only.
 * Steps hung on these futures run on one thread of the ledger's: they hand on, and never wait.
 */
public interface Ledger extends AutoCloseable {

  // --- Lanes: reading events and keeping what plugins made of them.

  /** The communities that have events or may get some: those of {@code rooms.yaml}, and corp. */
  List<CommunityId> communities();

  /** The last event of a community; cheap. */
  EventId end(CommunityId community);

  /** Rings this bell whenever events have been written down. */
  void ringOnEvents(Bell bell);

  /**
   * Where a lane stands. A lane that is new starts at the end of the ledger, or with the first
   * event written down at {@code from} or later.
   */
  LanePlace open(Lane lane, Optional<Instant> from);

  /**
   * Reads on for a lane.
   *
   * @param after where to begin, this event not included
   * @param kinds which kinds of event to give; answers meant for another plugin are left out, and a
   *     {@code RoomOpened} shows its ref only to the plugin that asked
   * @param limit how many events at most, from 1
   */
  Stretch read(Lane lane, EventId after, Set<Class<? extends BotEvent>> kinds, int limit);

  /** One event as a plugin may read it; empty if it was purged or is another plugin's answer. */
  Optional<BotEvent> event(String plugin, EventId event);

  /**
   * Writes down which event a lane takes in hand, for lanes that go singly after an unclean end.
   */
  CompletableFuture<Void> takeInHand(Lane lane, EventId event);

  /** Whether the bot that ran before ended without {@link #close()}. */
  boolean endedUncleanly();

  /** The lane's notes, over which a batch of events is answered. */
  Chain chain(Lane lane, Shown shown);

  /**
   * A call that can read a lane's notes, rooms and people and change nothing, from any thread until
   * it is closed; for pages, verbs and the core itself.
   */
  Call look(Lane lane, Shown shown);

  /**
   * Keeps what a lane made of events, in one commit: actions owed, withdrawals, findings, notes,
   * facts, failures, the cursor. Cases are opened for what moderators are asked. An answer to an
   * event behind the cursor is kept too (a failed event that was tried again).
   *
   * @param upTo where the cursor moves; it never moves back
   */
  CompletableFuture<Void> keep(Lane lane, List<Answer> answers, EventId upTo);

  // --- What is owed, and what became of it.

  /** Rings this bell whenever actions have become owed, or due at another time. */
  void ringOnActions(Bell bell);

  /**
   * What is owed, due and not blocked: first what has a best-before, the most urgent first, then
   * what was tried before, the oldest first, then the rest by due time and id. What has left is not
   * among it.
   *
   * @param limit how many at most, from 1
   */
  List<Owed> due(Instant now, Blocked blocked, int limit);

  /**
   * When the next action that is owed, not blocked and has not left becomes due; may lie in the
   * past.
   */
  Optional<Instant> nextDue(Blocked blocked);

  /**
   * What has left without success and is due again only after {@code now}, oldest first; without
   * what has a best-before.
   */
  List<Owed> toBeTriedAgain(Instant now);

  /**
   * Marks actions as leaving, before their requests go out. What is no longer owed is passed over;
   * what is late, answers a recalled message or is addressed to somebody who has left is dropped
   * here, with a word in the ledger.
   *
   * @return the ids of those that may leave now
   */
  CompletableFuture<Set<Long>> leave(Collection<Long> actions, Instant now);

  /**
   * Writes down what became of actions. A final outcome of a step with a ref comes back to its
   * plugin as {@code ActionSettled}; a door that was pointed, a room that was opened is known from
   * then on; an unknown outcome is reported to the founders; a case that could not be put to
   * anybody stays open. For an action that has not left, {@code TryLater} only moves its due time.
   */
  CompletableFuture<Void> settle(List<Settlement> settlements);

  /** What was leaving when the bot last ended, oldest first: its outcome is not known. */
  List<Owed> leftOver();

  /**
   * What was put into a person's hands before {@code before}, is not settled, and was not yet
   * reported overdue, oldest first: cases, tasks, removals that only an owner can do.
   */
  List<Owed> overdue(Instant before, int limit);

  /** Messages in a person's hands that were reported overdue and are still worth sending. */
  List<Owed> stillAsked(int limit);

  /** Remembers that these were reported overdue, so that {@link #overdue} passes over them. */
  CompletableFuture<Void> reportedOverdue(Collection<Long> actions);

  /**
   * Owes an action of the core's own, due at once.
   *
   * @param about the event that it is about; {@link EventId#UNRECORDED} if there is none
   * @return its id
   */
  CompletableFuture<Long> owe(
      CommunityId community, EventId about, Action action, Phrase because, Instant now);

  /**
   * Remembers what budgets have given out, and forgets those whose window was over before {@code
   * now}. Durable no later than what is marked as leaving after it.
   */
  CompletableFuture<Void> spend(Collection<Spent> spent, Instant now);

  /** What budgets have given out whose window is not over. */
  List<Spent> spent(Instant now);

  // --- The health of plugins.

  /** The failures of a plugin since a time, oldest first, those answered since left out. */
  List<Failed> failures(String plugin, Instant since);

  /** Pauses a plugin: all its lanes. Pausing twice keeps the first time. */
  CompletableFuture<Void> pause(String plugin, String why, Instant at);

  /** Ends a pause. */
  CompletableFuture<Void> resume(String plugin);

  /** The plugins that are paused. */
  List<Paused> paused();

  // --- Time, and the ledger itself.

  /**
   * Writes a {@code Tick} into each of these communities, since the tick before; a community that
   * has had none gets one that covers a minute. A tick not later than the one before is passed
   * over.
   */
  CompletableFuture<Void> tick(Collection<CommunityId> communities, Instant at);

  /** How many commits there were since it was opened. */
  long commits();

  /** Whether nothing waits to be written. */
  boolean quiet();

  /** Rings this bell from now on whenever everything that waited was written. */
  void ringAtRest(Bell bell);

  /**
   * Whether what is told now would be written down: false while the connection to the database is
   * lost, and for good once another bot has the ledger.
   */
  boolean reachable();

  /** Writes what waits, remembers the clean end and lets go of the files. */
  @Override
  void close();
}
