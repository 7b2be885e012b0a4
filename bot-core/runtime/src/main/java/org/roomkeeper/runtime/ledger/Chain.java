package org.roomkeeper.runtime.ledger;

import java.util.List;
import org.roomkeeper.api.NoteFact;

/**
 * What a lane has noted while it answers one event after another before anything is committed: each
 * call sees what the ones before it noted, of its own and as facts, and a call that fails leaves
 * nothing. Used by one thread.
 */
public interface Chain {
  /** Begins a call for the next event; the one before must have been accepted or closed. */
  Call begin();

  /**
   * Takes over what a call noted, so that the next one sees it; closes the call.
   *
   * @param facts those of its answer that will be kept
   * @return what it noted of its own, for {@link Answer}
   */
  NoteChanges accept(Call call, List<NoteFact> facts);
}
