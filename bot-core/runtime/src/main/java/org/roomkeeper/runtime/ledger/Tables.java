package org.roomkeeper.runtime.ledger;

import org.jdbi.v3.core.Handle;

/** All tables over one connection; used by one thread at a time. */
record Tables(
    EventTable events,
    SourceTable sources,
    RoomTable rooms,
    LaneTable lanes,
    NoteTable notes,
    ActionTable actions,
    CaseTable cases) {
  static Tables on(Handle handle) {
    return new Tables(
        handle.attach(EventTable.class),
        handle.attach(SourceTable.class),
        handle.attach(RoomTable.class),
        handle.attach(LaneTable.class),
        handle.attach(NoteTable.class),
        handle.attach(ActionTable.class),
        handle.attach(CaseTable.class));
  }
}
