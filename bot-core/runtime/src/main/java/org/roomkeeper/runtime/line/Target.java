package org.roomkeeper.runtime.line;

import org.roomkeeper.api.Admit;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.CloseCard;
import org.roomkeeper.api.Greet;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.OfferWelcome;
import org.roomkeeper.api.OpenRoom;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.TagMember;
import org.roomkeeper.api.Tell;
import org.roomkeeper.runtime.ledger.Owed;

/**
 * What an action is done to. Two actions on the same target go one after the other, in order.
 *
 * @param name what it is called
 */
record Target(String name) {
  /** The target of an action; a greeting has one of its own, for it never waits behind another. */
  static Target of(Owed owed) {
    return new Target(
        switch (owed.action()) {
          case Say say -> "room " + say.room();
          case Remove remove -> "room " + remove.room();
          case Admit admit -> "room " + admit.room();
          case OfferWelcome offer -> "welcome " + offer.room();
          case Tell tell -> "member " + tell.member();
          case TagMember tag -> "tags " + tag.member();
          case AskOwner ask -> "member " + ask.owner();
          case AskModerators _ -> "moderators " + owed.community();
          case PointDoor door -> "door " + owed.community() + " " + door.door();
          case CloseCard card -> "card " + card.cardOf();
          case Greet _, OpenRoom _, NoteFact _ -> "action " + owed.id();
        });
  }
}
