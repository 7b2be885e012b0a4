package org.roomkeeper.census;

import jakarta.inject.Inject;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.MemberLeft;
import org.roomkeeper.api.Reaction;

/** Counts out who leaves a room. */
final class Departures implements Handler<MemberLeft> {
  private final Headcount headcount;

  @Inject
  Departures(Headcount headcount) {
    this.headcount = headcount;
  }

  @Override
  public Reaction on(MemberLeft event) {
    headcount.leaves(event.member(), event.room(), event.at());
    return Reaction.none();
  }
}
