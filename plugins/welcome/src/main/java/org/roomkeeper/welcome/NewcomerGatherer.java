package org.roomkeeper.welcome;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.MemberJoined;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.Store;

/**
 * Sees who enters a room. In an app group newcomers are gathered into one message; in a customer
 * group WeCom greets them itself, if the owner has chosen the text, and this only takes note of it.
 */
final class NewcomerGatherer implements Handler<MemberJoined> {
  private final Config<WelcomeConfig> config;
  private final Greeted greeted;
  private final GatheredWelcome gathered;
  private final LaterNotes later;
  private final WelcomeTexts texts;
  private final Store store;

  @Inject
  NewcomerGatherer(
      Config<WelcomeConfig> config,
      Greeted greeted,
      GatheredWelcome gathered,
      LaterNotes later,
      WelcomeTexts texts,
      Store store) {
    this.later = later;
    this.texts = texts;
    this.config = config;
    this.greeted = greeted;
    this.gathered = gathered;
    this.store = store;
  }

  @Override
  public Reaction on(MemberJoined event) {
    if (isNoNewcomer(event)) {
      return Reaction.none();
    }
    RoomKind kind = event.roomThen().kind();
    return switch (kind) {
      case APP_GROUP ->
          greeted.first(event.member(), Greeted.Way.IN_ROOM, event.at())
              ? gathered
                  .add(event.roomThen(), event.member(), event.at())
                  .and(later.after(event, event.member(), language(event)))
              : Reaction.none();
      case CUSTOMER_GROUP -> greetedByTheRoom(event);
      case ALL_STAFF, OTHER_INTERNAL -> Reaction.none();
    };
  }

  private String language(MemberJoined event) {
    return event.memberThen().language().orElse(texts.leading());
  }

  private boolean isNoNewcomer(MemberJoined event) {
    if (config.get().peopleBeforeTheBot()) {
      return false;
    }
    Optional<Instant> firstSeen = store.get(RoomTextOffer.FIRST_SEEN + event.room(), Instant.class);
    boolean wasInside = firstSeen.isPresent() && !event.at().isAfter(firstSeen.get());
    if (event.byUs() || wasInside) {
      greeted.wasHereBefore(event.member(), event.at());
      return true;
    }
    return greeted.isFromBefore(event.member());
  }

  private Reaction greetedByTheRoom(MemberJoined event) {
    if (event.roomThen().fact(Facts.WELCOME_SET).filter("true"::equals).isPresent()) {
      greeted.byTheRoom(event.member(), event.at());
    }
    return Reaction.none();
  }
}
