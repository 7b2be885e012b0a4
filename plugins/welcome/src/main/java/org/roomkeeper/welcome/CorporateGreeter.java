package org.roomkeeper.welcome;

import jakarta.inject.Inject;
import java.util.Map;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.MemberEnrolled;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Tell;

/**
 * Greets who joins the corp, and is thereby in the corporate room: privately, because the platform
 * has no API for that room.
 */
final class CorporateGreeter implements Handler<MemberEnrolled> {
  private final Config<WelcomeConfig> config;
  private final Greeted greeted;
  private final WelcomeTexts texts;
  private final Rooms rooms;
  private final LaterNotes later;

  @Inject
  CorporateGreeter(
      Config<WelcomeConfig> config,
      Greeted greeted,
      WelcomeTexts texts,
      Rooms rooms,
      LaterNotes later) {
    this.later = later;
    this.config = config;
    this.greeted = greeted;
    this.texts = texts;
    this.rooms = rooms;
  }

  @Override
  public Reaction on(MemberEnrolled event) {
    Community community = rooms.community();
    if (event.byUs()
        || community.corporateRoom().isEmpty()
        || !greeted.first(event.member(), Greeted.Way.IN_PRIVATE, event.at())) {
      return Reaction.none();
    }
    String room = community.corporateRoom().get().name();
    String language = event.memberThen().language().orElse(community.languages().getFirst());
    return Reaction.of(
            Tell.to(
                event.member(),
                texts.in(language, config.get().corporate(), Map.of("room", room), 2000)))
        .because("new-member-of-the-corp")
        .and(later.after(event, event.member(), language));
  }
}
