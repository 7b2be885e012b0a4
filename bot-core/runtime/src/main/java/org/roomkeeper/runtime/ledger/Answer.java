package org.roomkeeper.runtime.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.Finding;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Reaction;

/**
 * What a lane made of one event, ready to be kept.
 *
 * @param event the event
 * @param asked what should be done, in order
 * @param withdrawals refs of steps that are no longer wanted
 * @param findings what to keep without doing anything
 * @param because why
 * @param notes what the lane noted; empty if it failed
 * @param failure what went wrong, if the plugin failed; then nothing else counts
 * @param wake in the answer to a tick: when the next is wanted, if the plugin said; not kept
 */
public record Answer(
    EventId event,
    List<Asked> asked,
    List<String> withdrawals,
    List<Finding> findings,
    Optional<Phrase> because,
    NoteChanges notes,
    Optional<String> failure,
    Optional<Instant> wake) {
  /** Copies the lists. */
  public Answer {
    asked = List.copyOf(asked);
    withdrawals = List.copyOf(withdrawals);
    findings = List.copyOf(findings);
  }

  /** A reaction of which everything is allowed. */
  public static Answer of(EventId event, Reaction reaction, NoteChanges notes) {
    return of(event, reaction, reaction.steps().stream().map(Asked::of).toList(), notes);
  }

  /** A reaction some steps of which may have been settled before they were owed. */
  public static Answer of(EventId event, Reaction reaction, List<Asked> asked, NoteChanges notes) {
    return new Answer(
        event,
        asked,
        reaction.withdrawals(),
        reaction.findings(),
        reaction.because(),
        notes,
        Optional.empty(),
        reaction.wake());
  }

  /**
   * The plugin failed on this event.
   *
   * @param what what went wrong, without members' words; cut at 2,000 characters
   */
  public static Answer failed(EventId event, String what) {
    return new Answer(
        event,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        NoteChanges.NONE,
        Optional.of(what),
        Optional.empty());
  }
}
