package org.roomkeeper.runtime.line;

import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.Admit;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.BlockWords;
import org.roomkeeper.api.BookLive;
import org.roomkeeper.api.Capabilities.Way;
import org.roomkeeper.api.CloseCard;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Greet;
import org.roomkeeper.api.Mail;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.OfferWelcome;
import org.roomkeeper.api.OpenRoom;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.ReadLive;
import org.roomkeeper.api.ReadPage;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.TagMember;
import org.roomkeeper.api.Tell;
import org.roomkeeper.runtime.intake.Roster;
import org.roomkeeper.runtime.ledger.Owed;
import org.roomkeeper.runtime.ledger.Why;
import org.roomkeeper.runtime.platform.Delivery;
import org.roomkeeper.runtime.platform.Platform;
import org.roomkeeper.runtime.post.Post;
import org.roomkeeper.runtime.settings.Communities;

/**
 * Puts an address on what is owed: who gets it, in whose words, and whether there is any way there
 * at all.
 */
final class Addressing {
  private final Platform platform;
  private final Roster roster;
  private final Communities communities;
  private final WordingSource words;
  private final Why why;
  private final Post post;

  @Inject
  Addressing(
      Platform platform,
      Roster roster,
      Communities communities,
      WordingSource words,
      Why why,
      Post post) {
    this.platform = platform;
    this.roster = roster;
    this.communities = communities;
    this.words = words;
    this.why = why;
    this.post = post;
  }

  /** What the platform is handed. */
  Delivery delivery(Owed owed, int attempt, Optional<Outcome> soFar) {
    return new Delivery(
        owed.id(),
        owed.plugin(),
        owed.about(),
        owed.owedSince(),
        attempt,
        community(owed.community()),
        owed.action(),
        recipients(owed),
        words.of(owed.plugin(), owed.community()),
        soFar);
  }

  /** Why an action cannot be done at all, before anything is asked of the platform. */
  Optional<Phrase> noWay(Owed owed) {
    return switch (owed.action()) {
      case Say say -> noWayIn(say.room(), say);
      case Remove remove -> noWayIn(remove.room(), remove);
      case Admit admit ->
          noWayIn(admit.room(), admit).or(() -> noWayTowards(admit.member(), admit));
      case OfferWelcome offer -> noWayIn(offer.room(), offer);
      case Tell tell -> noWayTowards(tell.member(), tell);
      case TagMember tag -> noWayTowards(tag.member(), tag);
      case Greet greet -> noWayTowards(greet.member(), greet);
      case BookLive book -> book.slot().flatMap(slot -> noWayTowards(slot.host(), book));
      case AskModerators _, AskOwner _ ->
          recipients(owed).isEmpty()
              ? Optional.of(Phrase.of("outcome.nobody-named"))
              : Optional.empty();
      case Mail _ -> post.isSetUp() ? Optional.empty() : Optional.of(Post.NOT_SET_UP);
      case OpenRoom _, PointDoor _, ReadLive _, ReadPage _, BlockWords _, CloseCard _, NoteFact _ ->
          Optional.empty();
    };
  }

  /** How many people a message to a room reaches, from 1. */
  int reach(RoomId room) {
    return Math.max(1, roster.room(room).map(RoomView::headcount).orElse(1));
  }

  /** What kind of room it is, if it is known. */
  Optional<RoomKind> kind(RoomId room) {
    return roster.room(room).map(RoomView::kind);
  }

  /** Who gets a card, or has to do what only a person can. */
  List<MemberId> recipients(Owed owed) {
    return recipients(owed.community(), owed.action());
  }

  private List<MemberId> recipients(CommunityId community, Action action) {
    return switch (action) {
      case AskModerators _ -> moderators(community);
      case AskOwner ask -> List.of(ask.owner());
      case Say say -> helpers(community, say.room(), say);
      case Remove remove -> helpers(community, remove.room(), remove);
      case OfferWelcome offer -> helpers(community, offer.room(), offer);
      case CloseCard close -> holders(close);
      case Admit _,
          Tell _,
          TagMember _,
          Greet _,
          Mail _,
          OpenRoom _,
          PointDoor _,
          ReadLive _,
          ReadPage _,
          BlockWords _,
          BookLive _,
          NoteFact _ ->
          List.of();
    };
  }

  /** Those who were sent the card that is closed now. */
  private List<MemberId> holders(CloseCard close) {
    return why.action(Long.parseLong(close.cardOf()))
        .map(
            story ->
                story.action() instanceof Tell tell
                    ? List.of(tell.member())
                    : recipients(story.community(), story.action()))
        .orElse(List.of());
  }

  /** The moderators of a community; its founders, where it names none. */
  List<MemberId> moderators(CommunityId id) {
    var community = community(id);
    return community.moderators().isEmpty() ? community.founders() : community.moderators();
  }

  /** Founders and moderators of a community, each once. */
  List<MemberId> responsible(CommunityId id) {
    var community = community(id);
    return Stream.concat(community.founders().stream(), community.moderators().stream())
        .distinct()
        .toList();
  }

  private List<MemberId> helpers(CommunityId community, RoomId room, Action action) {
    boolean byAPerson =
        kind(room).filter(kind -> way(kind, action) == Way.ASKS_A_PERSON).isPresent();
    if (!byAPerson) {
      return List.of();
    }
    return roster
        .room(room)
        .flatMap(RoomView::owner)
        .map(List::of)
        .orElseGet(() -> moderators(community));
  }

  private Optional<Phrase> noWayIn(RoomId room, Action action) {
    var kind = kind(room);
    if (kind.isEmpty()) {
      return Optional.of(Phrase.of("outcome.room-unknown"));
    }
    if (way(kind.get(), action) == Way.IMPOSSIBLE) {
      String name = kind.get().name().toLowerCase(Locale.ROOT).replace('_', '-');
      return Optional.of(Phrase.of("outcome.no-way-in." + name));
    }
    return Optional.empty();
  }

  private Optional<Phrase> noWayTowards(MemberId member, Action action) {
    var kind = member.value().startsWith("staff:") ? MemberKind.STAFF : MemberKind.GUEST;
    if (platform.capabilities().towards(kind, action.getClass()) == Way.IMPOSSIBLE) {
      return Optional.of(
          Phrase.of("outcome.no-way-towards." + kind.name().toLowerCase(Locale.ROOT)));
    }
    return Optional.empty();
  }

  private Way way(RoomKind kind, Action action) {
    return platform.capabilities().in(kind, action.getClass());
  }

  /** A community; for what belongs to none, one whose founders are everybody's. */
  private Community community(CommunityId id) {
    return communities.find(id).orElseGet(() -> corp(id));
  }

  private Community corp(CommunityId id) {
    var all = communities.all();
    return new Community(
        id,
        Map.of(),
        distinct(all.stream().flatMap(each -> each.languages().stream())),
        distinct(all.stream().flatMap(each -> each.zones().stream())),
        distinct(all.stream().flatMap(each -> each.founders().stream())),
        distinct(all.stream().flatMap(each -> each.moderators().stream())),
        List.of(),
        List.of(),
        Optional.empty(),
        URI.create("about:blank"));
  }

  private static <T> List<T> distinct(Stream<T> items) {
    return items.distinct().toList();
  }
}
