package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.MemberEnrolled;
import org.roomkeeper.api.Reaction;

/**
 * Counts who joins the corp, the only sign of arrivals that the corporate room gives, and puts them
 * into an app group where the bot opens these.
 */
final class CorporateArrivals implements Handler<MemberEnrolled> {
  private final CorporateStage corporate;
  private final AppGroupSeats appGroups;

  @Inject
  CorporateArrivals(CorporateStage corporate, AppGroupSeats appGroups) {
    this.corporate = corporate;
    this.appGroups = appGroups;
  }

  @Override
  public Reaction on(MemberEnrolled event) {
    corporate.arrived();
    return appGroups.enrolled(event.member(), event);
  }
}
