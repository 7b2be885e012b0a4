package org.roomkeeper.census;

import jakarta.inject.Inject;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.MemberChanged;
import org.roomkeeper.api.Reaction;

/** Counts a person where they belong as more becomes known of them. */
final class Corrections implements Handler<MemberChanged> {
  private final Headcount headcount;

  @Inject
  Corrections(Headcount headcount) {
    this.headcount = headcount;
  }

  @Override
  public Reaction on(MemberChanged event) {
    headcount.changes(event.member(), event.memberThen().facts(), event.now().isEmpty());
    return Reaction.none();
  }
}
