package org.roomkeeper.census;

import jakarta.inject.Inject;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.MemberJoined;
import org.roomkeeper.api.Reaction;

/** Counts who comes into a room. */
final class Arrivals implements Handler<MemberJoined> {
  private final Headcount headcount;

  @Inject
  Arrivals(Headcount headcount) {
    this.headcount = headcount;
  }

  @Override
  public Reaction on(MemberJoined event) {
    headcount.enters(event.member(), event.room(), event.at(), event.memberThen().facts());
    return Reaction.none();
  }
}
