package org.roomkeeper.runtime.ledger;

import java.util.Optional;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.Admit;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.BlockWords;
import org.roomkeeper.api.BookLive;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.CardAnswered;
import org.roomkeeper.api.CloseCard;
import org.roomkeeper.api.CommandGiven;
import org.roomkeeper.api.ContactAdded;
import org.roomkeeper.api.FormSent;
import org.roomkeeper.api.Greet;
import org.roomkeeper.api.LiveChanged;
import org.roomkeeper.api.Mail;
import org.roomkeeper.api.MemberChanged;
import org.roomkeeper.api.MemberEnrolled;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberJoined;
import org.roomkeeper.api.MemberLeft;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.MessageRecalled;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.OfferWelcome;
import org.roomkeeper.api.OpenRoom;
import org.roomkeeper.api.PageRead;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.ReadLive;
import org.roomkeeper.api.ReadPage;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.RoomChanged;
import org.roomkeeper.api.RoomClosed;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomOpened;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.TagMember;
import org.roomkeeper.api.Tell;
import org.roomkeeper.api.Tick;
import org.roomkeeper.api.Unrecognised;

/**
 * Whom and what an event or an action is about.
 *
 * @param room the room
 * @param member the person
 * @param message the message
 */
record Concerns(Optional<RoomId> room, Optional<MemberId> member, Optional<MessageId> message) {
  private static final Concerns NOTHING =
      new Concerns(Optional.empty(), Optional.empty(), Optional.empty());

  static Concerns of(BotEvent event) {
    return switch (event) {
      case ContactAdded added -> person(added.member());
      case MemberEnrolled enrolled -> person(enrolled.member());
      case MemberChanged changed -> person(changed.member());
      case CommandGiven given -> NOTHING.with(given.member());
      case FormSent sent -> NOTHING.with(sent.member());
      case CardAnswered answered -> person(answered.by());
      case ActionSettled settled -> NOTHING;
      case LiveChanged changed -> NOTHING;
      case PageRead read -> NOTHING;
      case Tick tick -> NOTHING;
      case Unrecognised unrecognised -> NOTHING;
      case MemberJoined joined -> in(joined.room(), joined.member());
      case MemberLeft left -> in(left.room(), left.member());
      case MessagePosted posted -> in(posted.room(), posted.member()).with(posted.message());
      case MessageRecalled recalled ->
          in(recalled.room(), recalled.member()).with(recalled.message());
      case RoomChanged changed -> room(changed.room());
      case RoomClosed closed -> room(closed.room());
      case RoomOpened opened -> room(opened.room());
    };
  }

  static Concerns of(Action action) {
    return switch (action) {
      case Admit admit -> in(admit.room(), admit.member());
      case AskModerators ask ->
          new Concerns(ask.evidence().room(), ask.evidence().member(), Optional.empty());
      case AskOwner ask -> new Concerns(ask.room(), Optional.of(ask.owner()), Optional.empty());
      case BlockWords block -> NOTHING;
      case BookLive book -> NOTHING.with(book.slot().map(BookLive.Slot::host));
      case CloseCard close -> NOTHING;
      case Greet greet -> person(greet.member());
      case Mail mail -> NOTHING.with(mail.member());
      case NoteFact note ->
          switch (note.subject()) {
            case NoteFact.OfMember of -> person(of.member());
            case NoteFact.OfRoom of -> room(of.room());
          };
      case OfferWelcome offer -> room(offer.room());
      case OpenRoom open -> NOTHING;
      case PointDoor point -> NOTHING;
      case ReadLive read -> NOTHING;
      case ReadPage read -> NOTHING;
      case Remove remove -> in(remove.room(), remove.member());
      case Say say -> room(say.room());
      case TagMember tag -> person(tag.member());
      case Tell tell -> person(tell.member());
    };
  }

  private static Concerns person(MemberId member) {
    return NOTHING.with(Optional.of(member));
  }

  private static Concerns room(RoomId room) {
    return new Concerns(Optional.of(room), Optional.empty(), Optional.empty());
  }

  private static Concerns in(RoomId room, MemberId member) {
    return new Concerns(Optional.of(room), Optional.of(member), Optional.empty());
  }

  private Concerns with(Optional<MemberId> who) {
    return new Concerns(room, who, message);
  }

  private Concerns with(MessageId which) {
    return new Concerns(room, member, Optional.of(which));
  }
}
