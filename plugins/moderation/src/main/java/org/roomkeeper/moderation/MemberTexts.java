package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Translated;
import org.roomkeeper.moderation.ModerationConfig.Wordings;
import org.roomkeeper.moderation.judge.Topic;

/** Words for members: in their own language first, the room's others under it. */
final class MemberTexts {
  /** What comes back when somebody presses {@link #clinical}. */
  static final String CLINICAL = "clinical";

  private final Config<ModerationConfig> config;
  private final Rooms rooms;

  @Inject
  MemberTexts(Config<ModerationConfig> config, Rooms rooms) {
    this.config = config;
    this.rooms = rooms;
  }

  String note(String language, Topic topic, String room) {
    return in(List.of(language), config.get().texts().note(), topic, room);
  }

  /** The button under a note. */
  Choice clinical(String language) {
    Map<String, String> labels = config.get().texts().clinical();
    return new Choice(
        CLINICAL,
        Phrase.of("as-written", Translated.in(language, labels, rooms.community().languages())));
  }

  /** To somebody who was warned in a room: how to object. */
  String offer(String language, Topic topic, String room) {
    return in(List.of(language), config.get().texts().offer(), topic, room);
  }

  /** A moderator is going to look. */
  String received(Flagged flagged) {
    return about(flagged, config.get().texts().received());
  }

  /** A moderator has looked. */
  String outcome(Flagged flagged, boolean overturned) {
    Wordings words = config.get().texts();
    return about(flagged, overturned ? words.overturned() : words.upheld());
  }

  private String about(Flagged flagged, Map<String, String> texts) {
    return in(List.of(flagged.language()), texts, flagged.topic(), flagged.roomName());
  }

  String warning(List<String> languages, Topic topic, String room) {
    return inAll(languages, config.get().texts().warning(), topic, room);
  }

  /** A note for a moderator to pass on, with the link by which its reader can object. */
  String paste(String language, Topic topic, String room, URI link) {
    Wordings words = config.get().texts();
    return inAll(List.of(language), words.paste(), topic, room)
        + "\n"
        + inAll(List.of(language), words.appeal(), topic, room)
        + "\n"
        + link;
  }

  /** The language that the sender chose, else the one that the message seems to be in. */
  String languageOf(MessagePosted event) {
    return event.memberThen().language().orElseGet(() -> seemingly(event.text()));
  }

  private String seemingly(String text) {
    long han =
        text.codePoints()
            .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
            .count();
    long latin =
        text.codePoints()
            .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN)
            .count();
    if (han == 0 && latin == 0) {
      return rooms.community().languages().getFirst();
    }
    // A Chinese word has about two characters where an English one has five.
    return han * 3 >= latin ? "zh" : "en";
  }

  private String inAll(List<String> first, Map<String, String> texts, Topic topic, String room) {
    var languages = new LinkedHashSet<>(first);
    languages.addAll(rooms.community().languages());
    return in(languages.stream().limit(3).toList(), texts, topic, room);
  }

  private String in(List<String> languages, Map<String, String> texts, Topic topic, String room) {
    Community community = rooms.community();
    return languages.stream()
        .map(
            language ->
                Translated.fill(
                    Translated.in(language, texts, community.languages()),
                    Map.of(
                        "topic", topicIn(language, topic, community),
                        "room", room,
                        "rule", community.rule(language))))
        .distinct()
        .collect(Collectors.joining("\n"));
  }

  private String topicIn(String language, Topic topic, Community community) {
    return Translated.in(
        language,
        config.get().texts().topics().getOrDefault(topic, Map.of()),
        community.languages());
  }
}
