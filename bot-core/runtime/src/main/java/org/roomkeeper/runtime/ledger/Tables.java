package org.roomkeeper.runtime.ledger;

import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * All tables over one connection, each attached when it is first asked for; used by one thread at a
 * time. Whoever works with them asks for each anew, for they move to another connection when theirs
 * was lost.
 */
final class Tables {
  private final Map<Class<?>, Object> attached = new HashMap<>();
  private Handle handle;
  private ActionTable actions;
  private NoteTable notes;
  private Prepared prepared;

  private Tables(Handle handle) {
    this.handle = handle;
    var statements = new Statements(handle);
    this.actions = new ActionTable(statements);
    this.notes = new NoteTable(statements);
    this.prepared = new Prepared(statements);
  }

  static Tables on(Handle handle) {
    return new Tables(handle);
  }

  /** Moves to another connection. */
  void moveTo(Handle other) {
    attached.clear();
    handle = other;
    var statements = new Statements(other);
    actions = new ActionTable(statements);
    notes = new NoteTable(statements);
    prepared = new Prepared(statements);
  }

  private <T> T table(Class<T> type) {
    return type.cast(attached.computeIfAbsent(type, handle::attach));
  }

  EventTable events() {
    return table(EventTable.class);
  }

  SourceTable sources() {
    return table(SourceTable.class);
  }

  RoomTable rooms() {
    return table(RoomTable.class);
  }

  LaneTable lanes() {
    return table(LaneTable.class);
  }

  NoteTable notes() {
    return notes;
  }

  ActionTable actions() {
    return actions;
  }

  CaseTable cases() {
    return table(CaseTable.class);
  }

  KeepTable keep() {
    return table(KeepTable.class);
  }

  SpentTable spent() {
    return table(SpentTable.class);
  }

  LiveTable lives() {
    return table(LiveTable.class);
  }

  Prepared prepared() {
    return prepared;
  }
}
