package org.roomkeeper.runtime.ledger;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.Admit;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.BlockWords;
import org.roomkeeper.api.BookLive;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.CloseCard;
import org.roomkeeper.api.CommandGiven;
import org.roomkeeper.api.ContactAdded;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.Evidence;
import org.roomkeeper.api.FormSent;
import org.roomkeeper.api.Greet;
import org.roomkeeper.api.Mail;
import org.roomkeeper.api.MemberChanged;
import org.roomkeeper.api.MemberView;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.OfferWelcome;
import org.roomkeeper.api.OpenRoom;
import org.roomkeeper.api.PageRead;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.ReadLive;
import org.roomkeeper.api.ReadPage;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.RoomChanged;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.TagMember;
import org.roomkeeper.api.Tell;

/**
 * Takes out of events and actions what people wrote and what they are called. Who, what, when,
 * which rule and how it ended stay. Blanking what is blank changes nothing.
 */
final class Blank {
  /** Stands where a text must not be empty. */
  static final String GONE = "…";

  /** Stands where a page was linked to. */
  private static final URI NO_PAGE = URI.create("http://gone.invalid/");

  /** Stands where a mail went. */
  private static final String NO_ADDRESS = "gone@gone.invalid";

  private Blank() {}

  /** An event without words, names and answers in forms. */
  static BotEvent of(BotEvent event) {
    var bare = event.in(nameless(event.envelope()));
    return switch (bare) {
      case MessagePosted posted ->
          new MessagePosted(
              posted.envelope(), posted.room(), posted.member(), posted.message(), List.of());
      case FormSent sent ->
          new FormSent(
              sent.envelope(),
              sent.page(),
              sent.visitor(),
              sent.member(),
              Map.of(),
              sent.subject());
      case CommandGiven given when given.member().isPresent() ->
          new CommandGiven(given.envelope(), given.member(), "");
      case ContactAdded added ->
          new ContactAdded(
              added.envelope(), added.member(), added.host(), added.state(), Optional.empty());
      case PageRead read ->
          new PageRead(read.envelope(), read.ref(), read.about(), Optional.empty(), read.why());
      case MemberChanged changed when changed.what().equals("name") ->
          new MemberChanged(
              changed.envelope(), changed.member(), changed.what(), "", "", changed.author());
      case RoomChanged changed when changed.what().equals("notice") ->
          new RoomChanged(changed.envelope(), changed.room(), changed.what(), "", "");
      default -> bare;
    };
  }

  /** An action without words and names. */
  static Action of(Action action) {
    return switch (action) {
      case Say say -> new Say(say.room(), GONE, say.mentions());
      case Tell tell -> new Tell(tell.member(), GONE, tell.choices());
      case Greet greet -> new Greet(greet.member(), greet.code(), GONE, Optional.empty());
      case OfferWelcome offer -> new OfferWelcome(offer.room(), GONE);
      case AskModerators ask ->
          new AskModerators(
              of(ask.title()),
              of(ask.evidence()),
              ask.rule(),
              ask.scores(),
              of(ask.proposal()),
              ask.choices());
      case AskOwner ask ->
          new AskOwner(
              ask.owner(),
              ask.room(),
              of(ask.title()),
              ask.steps().stream().map(Blank::of).toList(),
              ask.choices());
      case CloseCard close ->
          new CloseCard(close.responseCode(), close.cardOf(), of(close.words()));
      case Mail mail -> new Mail(NO_ADDRESS, GONE, GONE, mail.member());
      case ReadPage _ -> ReadPage.at(NO_PAGE);
      case Admit admit -> admit;
      case BlockWords block -> block;
      case BookLive book -> book;
      case NoteFact note -> note;
      case OpenRoom open -> open;
      case PointDoor point -> point;
      case ReadLive read -> read;
      case Remove remove -> remove;
      case TagMember tag -> tag;
    };
  }

  private static Evidence of(Evidence evidence) {
    return new Evidence(evidence.room(), evidence.member(), evidence.message(), "", List.of());
  }

  /** What fills the gaps of a phrase may be a name. */
  private static Phrase of(Phrase phrase) {
    return new Phrase(phrase.key(), phrase.arguments().stream().map(gap -> GONE).toList());
  }

  private static Envelope nameless(Envelope was) {
    return new Envelope(
        was.id(), was.community(), was.at(), was.byUs(), was.room(), was.member().map(Blank::of));
  }

  private static MemberView of(MemberView member) {
    return new MemberView(member.id(), "", member.kind(), member.roles(), member.facts());
  }
}
