package org.roomkeeper.sandbox.simulation;

import org.roomkeeper.api.Action;
import org.roomkeeper.api.Admit;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.BlockWords;
import org.roomkeeper.api.BookLive;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.CloseCard;
import org.roomkeeper.api.Greet;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.OfferWelcome;
import org.roomkeeper.api.OpenRoom;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.TagMember;
import org.roomkeeper.api.Tell;

/** What the world lets a bot do, as the world's own methods have it. */
final class WorldCapabilities implements Capabilities {
  @Override
  public Way in(RoomKind room, Class<? extends Action> action) {
    boolean customers = room == RoomKind.CUSTOMER_GROUP;
    boolean app = room == RoomKind.APP_GROUP;
    if (action == Say.class) {
      return app ? Way.BY_API : Way.ASKS_A_PERSON;
    }
    if (action == Remove.class) {
      return app ? Way.BY_API : customers ? Way.ASKS_A_PERSON : Way.IMPOSSIBLE;
    }
    if (action == Admit.class || action == OpenRoom.class) {
      return app ? Way.BY_API : Way.IMPOSSIBLE;
    }
    if (action == PointDoor.class || action == BlockWords.class) {
      return customers ? Way.BY_API : Way.IMPOSSIBLE;
    }
    if (action == OfferWelcome.class) {
      return customers ? Way.ASKS_A_PERSON : Way.IMPOSSIBLE;
    }
    return towards(MemberKind.STAFF, action);
  }

  @Override
  public Way towards(MemberKind member, Class<? extends Action> action) {
    boolean guest = member == MemberKind.GUEST;
    if (action == Greet.class) {
      return guest ? Way.BY_API : Way.IMPOSSIBLE;
    }
    if (action == TagMember.class || action == NoteFact.class) {
      return Way.BY_API;
    }
    if (action == Tell.class
        || action == AskModerators.class
        || action == AskOwner.class
        || action == CloseCard.class
        || action == BookLive.class
        || action == Admit.class) {
      return guest ? Way.IMPOSSIBLE : Way.BY_API;
    }
    return action == OfferWelcome.class ? Way.ASKS_A_PERSON : Way.BY_API;
  }
}
