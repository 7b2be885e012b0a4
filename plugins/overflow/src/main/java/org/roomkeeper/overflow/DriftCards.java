package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.Evidence;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.overflow.Found.Kind;

/**
 * The cards by which moderators hear what was found about the rooms: one each, or one for all if
 * much is found at once, as when the bot first sees the groups of an organisation.
 */
final class DriftCards {
  static final String REF = "drift-";

  /** The room shall join the family. */
  static final String TAKE_IN = "take-in";

  /** The room serves another purpose. */
  static final String OTHER = "other";

  /** A moderator knows of it. */
  static final String SEEN = "seen";

  private static final int AT_ONCE = 3;
  private static final int NAMES = 12;
  private static final int NAME_ON_A_CARD = 16;

  private final Config<OverflowConfig> config;
  private final Family family;
  private final Rooms rooms;

  @Inject
  DriftCards(Config<OverflowConfig> config, Family family, Rooms rooms) {
    this.config = config;
    this.family = family;
    this.rooms = rooms;
  }

  /**
   * A card.
   *
   * @param ref its name
   * @param about what it tells of
   * @param reaction the answer that sends it
   */
  record Card(String ref, List<Found> about, Reaction reaction) {}

  /** The cards about what no card has told of yet. */
  List<Card> about(List<Found> untold, EventId event) {
    if (untold.size() > AT_ONCE) {
      return List.of(card(untold, REF + event, aboutMany(untold)));
    }
    var cards = new ArrayList<Card>();
    for (Found found : untold) {
      cards.add(card(List.of(found), REF + event + "-" + (cards.size() + 1), aboutOne(found)));
    }
    return cards;
  }

  /** What can be done about it, by a button or on the page. */
  static List<String> choices(Found found) {
    return found.kind() == Kind.UNKNOWN ? List.of(TAKE_IN, OTHER) : List.of(SEEN);
  }

  /** What it is and what to do, in a sentence or two. */
  Phrase explained(Found found) {
    Optional<RoomView> room = rooms.find(found.room());
    String name = name(found);
    return switch (found.kind()) {
      case UNKNOWN -> Phrase.of("drift.unknown.what", name);
      case RENAMED -> Phrase.of("drift.renamed.what", found.was(), name);
      case DISMISSED -> Phrase.of("drift.dismissed.what", name);
      case CAP_LOWERED ->
          Phrase.of(
              "drift.cap-lowered.what",
              name,
              room.map(RoomView::headcount).orElse(0),
              found.was(),
              room.map(family::capacity).orElse(0));
    };
  }

  /** What the room is called now, or was when it was there. */
  String name(Found found) {
    boolean namesARoom = found.kind() == Kind.DISMISSED;
    String name =
        namesARoom ? found.was() : rooms.find(found.room()).map(RoomView::name).orElse("");
    return name.isBlank() ? "…" : name;
  }

  private static Card card(List<Found> about, String ref, AskModerators question) {
    return new Card(ref, about, Reaction.of(question).ref(ref).because("rooms-drifted"));
  }

  private AskModerators aboutOne(Found found) {
    return AskModerators.about(
        Phrase.of("drift." + found.slug() + ".title", cut(name(found))),
        evidence(Optional.of(found.room()), ""),
        "drift",
        explained(found),
        choices(found).stream().map(DriftCards::choice).toList());
  }

  private AskModerators aboutMany(List<Found> all) {
    String names = all.stream().limit(NAMES).map(this::name).collect(Collectors.joining("\n"));
    return AskModerators.about(
        Phrase.of("drift.many.title", all.size()),
        evidence(Optional.empty(), names),
        "drift",
        Phrase.of("drift.many.what", config.get().family(), rooms.community().id()),
        List.of(choice(SEEN)));
  }

  private static Evidence evidence(Optional<RoomId> room, String text) {
    return new Evidence(room, Optional.empty(), Optional.empty(), text, List.of());
  }

  private static Choice choice(String key) {
    return new Choice(key, Phrase.of("drift.choice." + key));
  }

  private static String cut(String name) {
    return name.codePointCount(0, name.length()) <= NAME_ON_A_CARD
        ? name
        : name.substring(0, name.offsetByCodePoints(0, NAME_ON_A_CARD - 1)) + "…";
  }
}
