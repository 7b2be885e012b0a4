package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Translated;
import org.roomkeeper.moderation.judge.Topic;

/** Words for members: in their own language first, the room's others under it. */
final class MemberTexts {
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

  String warning(List<String> languages, Topic topic, String room) {
    return inAll(languages, config.get().texts().warning(), topic, room);
  }

  String paste(List<String> languages, Topic topic, String room) {
    return inAll(languages, config.get().texts().paste(), topic, room);
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
