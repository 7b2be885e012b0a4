package org.roomkeeper.runtime.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.runtime.intake.Roster;
import org.roomkeeper.runtime.ledger.Why;
import org.roomkeeper.runtime.line.WordingSource;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.runtime.texts.CoreTexts;

/** Puts what the ledger holds into words for the people at the desk. */
@Singleton
final class DeskWords {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final WordingSource words;
  private final Communities communities;
  private final Roster roster;

  @Inject
  DeskWords(WordingSource words, Communities communities, Roster roster) {
    this.words = words;
    this.communities = communities;
    this.roster = roster;
  }

  /** A text of the core. */
  String say(String language, String key, Object... arguments) {
    return CoreTexts.ALL.say(language, Phrase.of(key, arguments));
  }

  private static String core(String language, Phrase phrase) {
    return CoreTexts.ALL.say(language, phrase);
  }

  /** A phrase of a plugin. */
  String say(String language, String plugin, CommunityId community, Phrase phrase) {
    return words.of(plugin, community).in(language, phrase);
  }

  /** A moment in the community's leading zone. */
  String at(CommunityId community, Instant moment) {
    ZoneId zone =
        communities
            .find(community)
            .map(Community::zones)
            .map(zones -> zones.getFirst())
            .or(() -> communities.all().stream().findFirst().map(first -> first.zones().getFirst()))
            .orElse(ZoneId.of("Asia/Shanghai"));
    return MOMENT.format(moment.atZone(zone));
  }

  /** What an action is, in a few words that quote nobody. */
  String what(String language, String plugin, CommunityId community, Action action) {
    String kind =
        say(language, "desk.action." + action.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    return switch (action) {
      case AskModerators asked -> kind + ": " + say(language, plugin, community, asked.title());
      case AskOwner asked -> kind + ": " + say(language, plugin, community, asked.title());
      default -> kind;
    };
  }

  /** What happened, by its kind in the ledger. */
  String happened(String language, String kind) {
    return CoreTexts.ALL
        .find(language, Phrase.of("event." + kind.toLowerCase(Locale.ROOT)))
        .orElse(kind);
  }

  /** What stands on a button that was pressed. */
  String button(String language, Why.Story story, String key) {
    return story
        .button(key)
        .map(label -> say(language, story.plugin(), story.community(), label))
        .orElse(key);
  }

  /** How something ended. */
  String outcome(String language, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _ -> say(language, "desk.ended.done");
      case Outcome.AskedPerson asked -> say(language, "desk.ended.asked", asked.who());
      case Outcome.Refused refused ->
          say(language, "desk.ended.refused", core(language, refused.why()));
      case Outcome.TryLater later -> say(language, "desk.ended.later", core(language, later.why()));
      case Outcome.Late _ -> say(language, "desk.ended.late");
      case Outcome.Withdrawn withdrawn ->
          say(
              language,
              "desk.ended.withdrawn",
              say(language, "outcome.withdrawn." + withdrawn.why()));
      case Outcome.Unknown unknown ->
          say(language, "desk.ended.unknown", core(language, unknown.why()));
    };
  }

  /** A person's name where it is known, with the id. */
  String who(MemberId member) {
    String id = member.value().substring(member.value().indexOf(':') + 1);
    return roster
        .nameOf(member)
        .filter(name -> !name.isBlank())
        .map(name -> name + " (" + id + ")")
        .orElse(id);
  }

  /** What kind of room it is. */
  String kind(String language, RoomKind kind) {
    return say(language, "desk.kind." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** A room's name where it has one, else its id. */
  String room(RoomId room) {
    return roster
        .room(room)
        .map(RoomView::name)
        .filter(name -> !name.isBlank())
        .orElse(room.value());
  }

  /** The same for a room that may be none. */
  String room(Optional<RoomId> room) {
    return room.map(this::room).orElse("–");
  }
}
