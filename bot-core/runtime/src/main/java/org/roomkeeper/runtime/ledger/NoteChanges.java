package org.roomkeeper.runtime.ledger;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.MemberId;

/**
 * What one call changed in its lane's notes.
 *
 * @param changes the new text (JSON) by key; empty where the note was forgotten
 */
public record NoteChanges(Map<Key, Optional<String>> changes) {
  /** No note was changed. */
  public static final NoteChanges NONE = new NoteChanges(Map.of());

  /** Copies the changes, in order. */
  public NoteChanges {
    changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
  }

  /**
   * Where a note stands.
   *
   * @param about the person whom it is about, if any
   * @param key its key, 1 to 200 characters
   */
  public record Key(Optional<MemberId> about, String key) {}
}
