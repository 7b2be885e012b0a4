package org.roomkeeper.runtime.ledger;

import org.jdbi.v3.core.Handle;

/**
 * All tables over one connection; used by one thread at a time. Whoever works with them asks for
 * each anew, for they move to another connection when theirs was lost.
 */
final class Tables {
  private EventTable events;
  private SourceTable sources;
  private RoomTable rooms;
  private LaneTable lanes;
  private NoteTable notes;
  private ActionTable actions;
  private CaseTable cases;
  private KeepTable keep;
  private SpentTable spent;
  private LiveTable lives;
  private Prepared prepared;

  private Tables(Handle handle) {
    events = handle.attach(EventTable.class);
    sources = handle.attach(SourceTable.class);
    rooms = handle.attach(RoomTable.class);
    lanes = handle.attach(LaneTable.class);
    notes = handle.attach(NoteTable.class);
    actions = handle.attach(ActionTable.class);
    cases = handle.attach(CaseTable.class);
    keep = handle.attach(KeepTable.class);
    spent = handle.attach(SpentTable.class);
    lives = handle.attach(LiveTable.class);
    prepared = new Prepared(handle);
  }

  static Tables on(Handle handle) {
    return new Tables(handle);
  }

  /** Moves to another connection. */
  void moveTo(Handle handle) {
    var there = new Tables(handle);
    events = there.events;
    sources = there.sources;
    rooms = there.rooms;
    lanes = there.lanes;
    notes = there.notes;
    actions = there.actions;
    cases = there.cases;
    keep = there.keep;
    spent = there.spent;
    lives = there.lives;
    prepared = there.prepared;
  }

  EventTable events() {
    return events;
  }

  SourceTable sources() {
    return sources;
  }

  RoomTable rooms() {
    return rooms;
  }

  LaneTable lanes() {
    return lanes;
  }

  NoteTable notes() {
    return notes;
  }

  ActionTable actions() {
    return actions;
  }

  CaseTable cases() {
    return cases;
  }

  KeepTable keep() {
    return keep;
  }

  SpentTable spent() {
    return spent;
  }

  LiveTable lives() {
    return lives;
  }

  Prepared prepared() {
    return prepared;
  }
}
