package org.roomkeeper.runtime.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.roomkeeper.api.NoteFact;

/** Calls over one overlay of notes and of facts; what one accepted call noted, the next sees. */
final class LaneChain implements Chain {
  // Concurrent: a call that was given up on may still read while the next one is accepted.
  private final Map<NoteChanges.Key, Optional<String>> overlay = new ConcurrentHashMap<>();
  private final NotedFacts facts = new NotedFacts();
  private final Calls calls;

  /** Begins a call over what those before it noted. */
  interface Calls {
    LaneCall over(Map<NoteChanges.Key, Optional<String>> notes, NotedFacts facts);
  }

  LaneChain(Calls calls) {
    this.calls = calls;
  }

  @Override
  public Call begin() {
    return calls.over(overlay, facts);
  }

  @Override
  public NoteChanges accept(Call call, List<NoteFact> noted) {
    if (!(call instanceof LaneCall ours)) {
      throw new IllegalArgumentException("not a call of this chain: " + call);
    }
    call.close();
    var changes = ours.changes();
    overlay.putAll(changes.changes());
    facts.add(noted);
    return changes;
  }
}
