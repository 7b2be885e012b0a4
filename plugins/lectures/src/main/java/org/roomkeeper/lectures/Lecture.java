package org.roomkeeper.lectures;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.roomkeeper.api.Translated;

/**
 * A lecture.
 *
 * @param number its number in the series, from 1
 * @param title its title, by language
 * @param speakers who speaks, at least one
 * @param start when it starts, by the clocks of {@code zone}
 * @param zone the time zone of {@code start}
 * @param link where to watch it
 * @param languages the languages in which it is held, BCP 47 tags; at least one
 */
record Lecture(
    int number,
    Map<String, String> title,
    List<Speaker> speakers,
    LocalDateTime start,
    ZoneId zone,
    URI link,
    List<String> languages) {
  Lecture {
    if (number < 1) {
      throw new IllegalArgumentException("lectures are numbered from 1, not " + number);
    }
    title = Translated.check("the title of lecture " + number, title, 160);
    speakers = List.copyOf(speakers);
    languages = List.copyOf(languages);
    if (speakers.isEmpty()) {
      throw new IllegalArgumentException("lecture " + number + " has no speaker");
    }
    if (languages.isEmpty()) {
      throw new IllegalArgumentException("lecture " + number + " names no language");
    }
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(start);
    if (offsets.isEmpty()) {
      throw new IllegalArgumentException(
          "lecture %d starts at %s, a time that the clocks of %s skip that day"
              .formatted(number, start, zone));
    }
    if (offsets.size() > 1) {
      throw new IllegalArgumentException(
          "lecture %d starts at %s, a time that comes twice in %s that day; give %s or %s as the zone"
              .formatted(number, start, zone, offsets.get(0), offsets.get(1)));
    }
    if (!"https".equals(link.getScheme()) && !"http".equals(link.getScheme())) {
      throw new IllegalArgumentException(
          "the link of lecture " + number + " is no address that begins with https: " + link);
    }
  }

  /** When it starts. */
  Instant startsAt() {
    return start.atZone(zone).toInstant();
  }

  /**
   * A speaker.
   *
   * @param name their name, by language
   * @param affiliation where they work, by language
   */
  record Speaker(Map<String, String> name, Map<String, String> affiliation) {
    Speaker {
      if (name.isEmpty() || name.values().stream().anyMatch(String::isBlank)) {
        throw new IllegalArgumentException("a speaker has no name");
      }
      name = Translated.check("a speaker's name", name, 60);
      affiliation =
          Translated.check("where " + name.values().iterator().next() + " works", affiliation, 100);
    }
  }
}
