package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.MemberEnrolled;
import org.roomkeeper.api.Reaction;

/** Counts who joins the corp: the only sign of arrivals that the corporate room gives. */
final class CorporateArrivals implements Handler<MemberEnrolled> {
  private final CorporateStage corporate;

  @Inject
  CorporateArrivals(CorporateStage corporate) {
    this.corporate = corporate;
  }

  @Override
  public Reaction on(MemberEnrolled event) {
    corporate.arrived();
    return Reaction.none();
  }
}
