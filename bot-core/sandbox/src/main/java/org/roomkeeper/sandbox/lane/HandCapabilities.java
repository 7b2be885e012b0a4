package org.roomkeeper.sandbox.lane;

import org.roomkeeper.api.Action;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.RoomKind;

/** What the platform can do, told coarsely: an app's own groups and the corp's own people obey. */
final class HandCapabilities implements Capabilities {
  @Override
  public Way in(RoomKind room, Class<? extends Action> action) {
    return switch (room) {
      case APP_GROUP -> Way.BY_API;
      case CUSTOMER_GROUP -> Way.ASKS_A_PERSON;
      case ALL_STAFF, OTHER_INTERNAL -> Way.IMPOSSIBLE;
    };
  }

  @Override
  public Way towards(MemberKind member, Class<? extends Action> action) {
    return member == MemberKind.STAFF ? Way.BY_API : Way.IMPOSSIBLE;
  }
}
