package org.roomkeeper.runtime.ledger;

/**
 * The notes of a lane while it answers one event after another before anything is committed: each
 * call sees what the ones before it noted, and a call that fails leaves nothing. Used by one
 * thread.
 */
public interface Chain {
  /** Begins a call for the next event; the one before must have been accepted or closed. */
  Call begin();

  /**
   * Takes over what a call noted, so that the next one sees it; closes the call.
   *
   * @return what it noted, for {@link Answer}
   */
  NoteChanges accept(Call call);
}
