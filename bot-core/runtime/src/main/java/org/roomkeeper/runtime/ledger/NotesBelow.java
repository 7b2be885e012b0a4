package org.roomkeeper.runtime.ledger;

import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.MemberId;

/** The notes over which a call notes its own. */
interface NotesBelow {
  /** No notes at all, and room for any number. */
  NotesBelow NONE =
      new NotesBelow() {
        @Override
        public Optional<String> find(Lane lane, NoteChanges.Key key) {
          return Optional.empty();
        }

        @Override
        public Map<String, String> under(
            Lane lane, Optional<MemberId> about, String prefix, int limit) {
          return Map.of();
        }

        @Override
        public void count(String plugin, int characters) {}
      };

  /** A note. */
  Optional<String> find(Lane lane, NoteChanges.Key key);

  /** The notes whose keys begin so, by key in order. */
  Map<String, String> under(Lane lane, Optional<MemberId> about, String prefix, int limit);

  /**
   * Counts what a plugin is about to write.
   *
   * @throws IllegalStateException if the plugin has too many notes
   */
  void count(String plugin, int characters);
}
