package org.roomkeeper.runtime.ledger;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Calls over one overlay of notes; what one accepted call noted, the next sees. */
final class LaneChain implements Chain {
  // Concurrent: a call that was given up on may still read while the next one is accepted.
  private final Map<NoteChanges.Key, Optional<String>> overlay = new ConcurrentHashMap<>();
  private final Function<Map<NoteChanges.Key, Optional<String>>, LaneCall> calls;

  LaneChain(Function<Map<NoteChanges.Key, Optional<String>>, LaneCall> calls) {
    this.calls = calls;
  }

  @Override
  public Call begin() {
    return calls.apply(overlay);
  }

  @Override
  public NoteChanges accept(Call call) {
    if (!(call instanceof LaneCall ours)) {
      throw new IllegalArgumentException("not a call of this chain: " + call);
    }
    call.close();
    var changes = ours.changes();
    overlay.putAll(changes.changes());
    return changes;
  }
}
