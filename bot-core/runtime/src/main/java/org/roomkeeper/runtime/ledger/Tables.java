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
  private Statements statements;

  private Tables(Handle handle) {
    this.handle = handle;
    this.statements = new Statements(handle);
  }

  static Tables on(Handle handle) {
    return new Tables(handle);
  }

  /** Moves to another connection. */
  void moveTo(Handle other) {
    attached.clear();
    handle = other;
    statements = new Statements(other);
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
    return new NoteTable(statements);
  }

  ActionTable actions() {
    return new ActionTable(statements);
  }

  CaseTable cases() {
    return table(CaseTable.class);
  }

  KeepTable keep() {
    return table(KeepTable.class);
  }

  SpentTable spent() {
    return new SpentTable(statements);
  }

  LiveTable lives() {
    return table(LiveTable.class);
  }

  Prepared prepared() {
    return new Prepared(statements);
  }
}
