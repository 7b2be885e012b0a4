package org.roomkeeper.runtime.settings;

import java.util.Optional;
import org.roomkeeper.api.RoomId;

/** Finds a room that the ledger knows, by its id or its name. Safe for use by many threads. */
@FunctionalInterface
public interface RoomLookup {
  /** The room, or empty if the ledger has never seen it. */
  Optional<RoomId> find(String nameOrId);
}
