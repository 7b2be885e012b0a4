package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.MemberLeft;
import org.roomkeeper.api.Reaction;

/** Looks again when somebody has left: a full room may have space. */
final class Departures implements Handler<MemberLeft> {
  private final Caretaker caretaker;

  @Inject
  Departures(Caretaker caretaker) {
    this.caretaker = caretaker;
  }

  @Override
  public Reaction on(MemberLeft event) {
    return caretaker.look(event);
  }
}
