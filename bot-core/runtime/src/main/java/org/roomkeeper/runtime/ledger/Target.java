package org.roomkeeper.runtime.ledger;

import java.util.Optional;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.Admit;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.BlockWords;
import org.roomkeeper.api.BookLive;
import org.roomkeeper.api.CloseCard;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Greet;
import org.roomkeeper.api.Mail;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.OfferWelcome;
import org.roomkeeper.api.OpenRoom;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.ReadLive;
import org.roomkeeper.api.ReadPage;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.TagMember;
import org.roomkeeper.api.Tell;

/**
 * What an action is done to. Two actions on the same target go one after the other, in order.
 *
 * @param name what it is called
 */
public record Target(String name) {
  /** The target of an action; empty for what waits behind nothing, such as a greeting. */
  static Optional<Target> of(CommunityId community, Action action) {
    return switch (action) {
      case Say say -> named("room " + say.room());
      case Remove remove -> named("room " + remove.room());
      case Admit admit -> named("room " + admit.room());
      case OfferWelcome offer -> named("welcome " + offer.room());
      case Tell tell -> named("member " + tell.member());
      case TagMember tag -> named("tags " + tag.member());
      case AskOwner ask -> named("member " + ask.owner());
      case AskModerators _ -> named("moderators " + community);
      case PointDoor door -> named("door " + community + " " + door.door());
      case Mail mail -> named("mail " + Integer.toHexString(mail.address().hashCode()));
      case ReadPage read -> named("site " + read.address().getHost());
      case BookLive _ -> named("lives " + community);
      case ReadLive read -> named("live " + String.join(" ", read.lives()));
      case BlockWords _ -> named("words " + community);
      case CloseCard card -> named("card " + card.cardOf());
      case Greet _, OpenRoom _, NoteFact _ -> Optional.empty();
    };
  }

  private static Optional<Target> named(String name) {
    return Optional.of(new Target(name));
  }
}
