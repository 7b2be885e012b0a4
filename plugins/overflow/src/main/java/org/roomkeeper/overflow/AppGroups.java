package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.OpenRoom;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Store;

/**
 * Opens app groups for members of the corp, the next one before the last is full. For this WeCom
 * needs no person: it takes seconds, so seats in hand are enough and nobody's pace is reckoned.
 * Those who look after the community are in each from the start, for a group needs two people.
 */
final class AppGroups {
  static final String REF = "app-group-";
  private static final String OPENING = "app-group";
  private static final Duration BEFORE_TRYING_AGAIN = Duration.ofMinutes(10);

  private final Config<OverflowConfig> config;
  private final Family family;
  private final Rooms rooms;
  private final Store store;

  @Inject
  AppGroups(Config<OverflowConfig> config, Family family, Rooms rooms, Store store) {
    this.config = config;
    this.family = family;
    this.rooms = rooms;
    this.store = store;
  }

  /**
   * Opens the next group if it is needed and none is being opened.
   *
   * @param open those that there are
   * @param seats how many more people they take
   */
  Reaction openIfNeeded(List<RoomView> open, int seats, BotEvent event) {
    AppGroupSettings settings = config.get().appGroups();
    if (open.size() >= settings.rooms()
        || seats >= config.get().lead().seats()
        || isBeingOpened(event.at())) {
      return Reaction.none();
    }
    List<MemberId> first = first();
    String name = settings.nameOf(family.nextAppGroupNumber());
    if (first.size() < 2) {
      store.put(OPENING, new Opening("", event.at(), true));
      return Reaction.none().finding("nobody-to-open-an-app-group", name);
    }
    String ref = REF + event.id();
    store.put(OPENING, new Opening(ref, event.at(), false));
    return Reaction.of(OpenRoom.appGroup(name, first.getFirst(), first, config.get().family()))
        .ref(ref)
        .because("app-group-needed", name);
  }

  /**
   * What became of opening one. A group that was read before this was known appears without family
   * first, so that it is there is not enough.
   */
  void settled(ActionSettled event) {
    store
        .get(OPENING, Opening.class)
        .filter(opening -> opening.ref().equals(event.ref()))
        .ifPresent(
            opening -> {
              if (event.outcome() instanceof Outcome.Done) {
                store.remove(OPENING);
              } else {
                store.put(OPENING, new Opening(opening.ref(), event.at(), true));
              }
            });
  }

  /** Whether the last try to open one came to nothing; it is tried again. */
  boolean hasFailed() {
    return store.get(OPENING, Opening.class).filter(Opening::failed).isPresent();
  }

  private boolean isBeingOpened(Instant at) {
    return store
        .get(OPENING, Opening.class)
        .filter(
            opening -> !opening.failed() || !Patience.isOver(opening.at(), BEFORE_TRYING_AGAIN, at))
        .isPresent();
  }

  /** Who is in from the start, the owner first; only members of the corp can be. */
  private List<MemberId> first() {
    Community community = rooms.community();
    String owner = config.get().appGroups().owner().strip();
    return Stream.of(
            owner.isEmpty() ? List.<MemberId>of() : List.of(new MemberId("staff:" + owner)),
            community.openers(),
            community.founders(),
            community.moderators(),
            community.hosts())
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  /**
   * A group that is being opened, or could not be.
   *
   * @param ref the step that opens it; empty: there was nobody to open it with
   * @param at since when
   * @param failed whether it came to nothing
   */
  record Opening(String ref, Instant at, boolean failed) {}
}
