package org.roomkeeper.runtime.settings;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.RoomId;

/** The rooms and communities that settings may name. */
interface Known {
  /** Nothing can be named: for the files that say what there is. */
  Known NOTHING =
      new Known() {
        @Override
        public Optional<RoomId> room(String nameOrId) {
          return Optional.empty();
        }

        @Override
        public Collection<String> rooms() {
          return List.of();
        }

        @Override
        public Collection<String> communities() {
          return List.of();
        }
      };

  /** A room by its id, or by its name in {@code rooms.yaml}. */
  Optional<RoomId> room(String nameOrId);

  /** The names of all rooms. */
  Collection<String> rooms();

  /** The keys of all communities. */
  Collection<String> communities();
}
