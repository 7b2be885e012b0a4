package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.Admit;
import org.roomkeeper.api.CardAnswered;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberView;
import org.roomkeeper.api.Members;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Store;
import org.roomkeeper.api.Tell;
import org.roomkeeper.api.Tick;

/**
 * Offers members of the corp to come into the app group that is meant for them, once it has space:
 * a private message with two buttons, once for each person and room. Nobody is taken out of the
 * room that they are in; in customer groups, where nobody can be put or told, the page offers it.
 */
final class Moves {
  static final String REF = "move-";
  private static final String LOOKED = "moves-looked";
  private static final String OFFERED = "move-offered/";
  private static final String OFFER = "move";
  private static final Duration LOOK_EVERY = Duration.ofHours(1);

  /** As many are told at once; the others an hour later. */
  private static final int AT_ONCE = 50;

  private final Config<OverflowConfig> config;
  private final Family family;
  private final Placement placement;
  private final PageTexts texts;
  private final Rooms rooms;
  private final Members members;
  private final Store store;

  @Inject
  Moves(
      Config<OverflowConfig> config,
      Family family,
      Placement placement,
      PageTexts texts,
      Rooms rooms,
      Members members,
      Store store) {
    this.config = config;
    this.family = family;
    this.placement = placement;
    this.texts = texts;
    this.rooms = rooms;
    this.members = members;
    this.store = store;
  }

  /** Looks once an hour whom to offer it. */
  Reaction look(Tick event) {
    int from = config.get().placement().movesFrom();
    Instant looked = store.get(LOOKED, Instant.class).orElse(Instant.EPOCH);
    if (!placement.isOn() || from == 0 || !Patience.isOver(looked, LOOK_EVERY, event.at())) {
      return Reaction.none();
    }
    List<RoomView> groups = family.appGroups();
    if (groups.size() < 2) {
      return Reaction.none();
    }
    store.put(LOOKED, event.at());
    Reaction reaction = Reaction.none();
    int told = 0;
    for (String group : placement.groups()) {
      Optional<RoomView> to =
          placement.roomsOf(group, groups).stream()
              .filter(room -> room.space() >= from)
              .findFirst();
      if (to.isPresent()) {
        for (MemberId member : elsewhere(group, groups)) {
          if (told < Math.min(AT_ONCE, to.get().space())
              && store.about(member).putIfAbsent(OFFERED + to.get().id(), event.at())) {
            reaction = reaction.and(offer(member, to.get(), REF + event.id() + "-" + ++told));
          }
        }
      }
    }
    return told == 0 ? reaction : reaction.because("moves-offered");
  }

  /** What somebody answered; only their own, and the last that they were offered. */
  Reaction answered(CardAnswered event) {
    Store about = store.about(event.by());
    Optional<Offer> offer =
        about.get(OFFER, Offer.class).filter(made -> made.ref().equals(event.ref()));
    if (offer.isEmpty()) {
      return Reaction.none();
    }
    about.remove(OFFER);
    if (!event.choice().equals("move")) {
      return Reaction.none().finding("move-declined", offer.get().to().value());
    }
    Optional<RoomView> to =
        rooms.find(offer.get().to()).filter(room -> room.open() && room.space() > 0);
    return to.isPresent()
        ? Reaction.of(Admit.into(to.get().id(), event.by())).because("move-accepted")
        : Reaction.of(Tell.to(event.by(), say(event.by(), offer.get().name(), words().full())))
            .because("move-too-late");
  }

  /** Who belongs to a group and is in none of the rooms that are meant for it. */
  private List<MemberId> elsewhere(String group, List<RoomView> groups) {
    List<RoomView> meant = placement.roomsOf(group, groups);
    return groups.stream()
        .filter(room -> !meant.contains(room))
        .flatMap(room -> members.in(room.id()).stream())
        .distinct()
        .filter(member -> placement.groupOf(member).filter(group::equals).isPresent())
        .filter(member -> meant.stream().noneMatch(room -> members.isIn(room.id(), member)))
        .toList();
  }

  private Reaction offer(MemberId member, RoomView to, String ref) {
    store.about(member).put(OFFER, new Offer(ref, to.id(), to.name()));
    return Reaction.of(
            Tell.to(member, say(member, to.name(), words().offer()))
                .offering(choice("move"), choice("stay")))
        .ref(ref)
        .because("moves-offered");
  }

  private PlacementSettings.Words words() {
    return config.get().placement().page();
  }

  private String say(MemberId member, String room, Map<String, String> text) {
    String language =
        members
            .find(member)
            .flatMap(MemberView::language)
            .orElse(rooms.community().languages().getFirst());
    return texts.in(language, text, Map.of("room", room));
  }

  private static Choice choice(String key) {
    return new Choice(key, Phrase.of("move." + key));
  }

  /**
   * What somebody was offered last.
   *
   * @param ref the message
   * @param to the room
   * @param name its name then
   */
  record Offer(String ref, RoomId to, String name) {}
}
