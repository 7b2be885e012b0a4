package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Translated;

/** Puts lectures into words. */
final class LectureTexts {
  private static final int LONGEST_MESSAGE = 2000;
  private static final String BETWEEN_LANGUAGES = "\n\n";
  private static final Set<String> ENUMERATING_WITH_A_COMMA_OF_THEIR_OWN = Set.of("zh", "ja");

  private final Config<LecturesConfig> config;
  private final Rooms rooms;
  private final TimeWords times;

  @Inject
  LectureTexts(Config<LecturesConfig> config, Rooms rooms, TimeWords times) {
    this.config = config;
    this.rooms = rooms;
    this.times = times;
  }

  /**
   * One message for a room: the community's languages one under the other, the leading one first,
   * as many as one message takes.
   */
  String notice(Series series, Lecture lecture, Map<String, String> template) {
    List<String> parts = new ArrayList<>();
    int length = 0;
    for (String language : rooms.community().languages()) {
      String part = in(language, series, lecture, template);
      length += part.length() + BETWEEN_LANGUAGES.length();
      if (!parts.contains(part) && (parts.isEmpty() || length <= LONGEST_MESSAGE)) {
        parts.add(part);
      }
    }
    String message = String.join(BETWEEN_LANGUAGES, parts);
    return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
  }

  /** Who speaks, with where they work. */
  String speakers(Lecture lecture, String language) {
    String template = pick(language, config.get().words().speaker());
    String between = ENUMERATING_WITH_A_COMMA_OF_THEIR_OWN.contains(plain(language)) ? "、" : ", ";
    return lecture.speakers().stream()
        .map(
            speaker ->
                Translated.fill(
                    template,
                    Map.of(
                        "name", pick(language, speaker.name()),
                        "affiliation", pick(language, speaker.affiliation()))))
        .collect(Collectors.joining(between));
  }

  /** A text of the settings in a language, else in the community's others. */
  String pick(String language, Map<String, String> texts) {
    return Translated.in(language, texts, rooms.community().languages());
  }

  private String in(String language, Series series, Lecture lecture, Map<String, String> template) {
    return Translated.fill(
            pick(language, template),
            Map.of(
                "series", pick(language, series.name()),
                "number", Integer.toString(lecture.number()),
                "title", pick(language, lecture.title()),
                "speakers", speakers(lecture, language),
                "times", times.lines(lecture.startsAt(), language),
                "languages", languages(lecture, language),
                "link", lecture.link().toString()))
        .strip();
  }

  private static String languages(Lecture lecture, String reader) {
    String between = ENUMERATING_WITH_A_COMMA_OF_THEIR_OWN.contains(plain(reader)) ? "、" : ", ";
    Locale locale = Locale.forLanguageTag(reader);
    return lecture.languages().stream()
        .map(tag -> Locale.forLanguageTag(tag).getDisplayName(locale))
        .collect(Collectors.joining(between));
  }

  private static String plain(String language) {
    int dash = language.indexOf('-');
    return dash < 0 ? language : language.substring(0, dash);
  }
}
