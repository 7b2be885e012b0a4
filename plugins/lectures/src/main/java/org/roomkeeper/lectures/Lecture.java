package org.roomkeeper.lectures;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.api.Translated;

/**
 * A lecture.
 *
 * @param number its number in the series, from 1
 * @param title its title, by language
 * @param speakers who speaks, at least one
 * @param hosts who leads through it
 * @param start when it starts, by the clocks of {@code zone}
 * @param zone the time zone of {@code start}
 * @param length how long it takes, 5 minutes to 12 hours; an hour if nobody says
 * @param link where to watch it, if that is one place
 * @param streams where to watch it, if those are several places side by side
 * @param languages the languages in which it is held, BCP 47 tags; at least one
 * @param recording where its recording is, afterwards
 * @param cancelled whether it is called off
 */
record Lecture(
    int number,
    Map<String, String> title,
    List<Speaker> speakers,
    Optional<List<Speaker>> hosts,
    LocalDateTime start,
    ZoneId zone,
    Optional<Duration> length,
    Optional<URI> link,
    Optional<List<Stream>> streams,
    List<String> languages,
    Optional<URI> recording,
    Optional<Boolean> cancelled) {
  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final Duration SHORTEST = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofHours(12);
  private static final int MOST_STREAMS = 12;

  Lecture {
    if (number < 1) {
      throw new IllegalArgumentException("lectures are numbered from 1, not " + number);
    }
    title = Translated.check("the title of lecture " + number, title, 160);
    speakers = List.copyOf(speakers);
    hosts = hosts.map(List::copyOf);
    streams = streams.map(List::copyOf);
    languages = List.copyOf(languages);
    if (speakers.isEmpty()) {
      throw new IllegalArgumentException("lecture " + number + " has no speaker");
    }
    if (languages.isEmpty()) {
      throw new IllegalArgumentException("lecture " + number + " names no language");
    }
    checkStart(number, start, zone);
    length.ifPresent(
        time -> {
          if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                "the length of lecture " + number + " is between 5m and 12h");
          }
        });
    checkPlaces(number, link, streams.orElse(List.of()));
    recording.ifPresent(address -> checkAddress("the recording of lecture " + number, address));
  }

  private static void checkStart(int number, LocalDateTime start, ZoneId zone) {
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
  }

  private static void checkPlaces(int number, Optional<URI> link, List<Stream> streams) {
    if (link.isEmpty() && streams.isEmpty()) {
      throw new IllegalArgumentException(
          "lecture " + number + " does not say where to watch it: give a link, or streams");
    }
    if (link.isPresent() && !streams.isEmpty()) {
      throw new IllegalArgumentException(
          "lecture " + number + " has a link and streams; write the link as one of the streams");
    }
    link.ifPresent(address -> checkAddress("the link of lecture " + number, address));
    if (streams.size() > MOST_STREAMS) {
      throw new IllegalArgumentException(
          "lecture " + number + " has more than " + MOST_STREAMS + " streams");
    }
    Set<URI> places = new HashSet<>();
    for (Stream stream : streams) {
      if (!places.add(stream.link())) {
        throw new IllegalArgumentException(
            "two streams of lecture " + number + " lead to " + stream.link());
      }
    }
  }

  private static void checkAddress(String what, URI address) {
    boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
    if (!web || address.getHost() == null) {
      throw new IllegalArgumentException(
          what + " is no address that begins with https: " + address);
    }
  }

  /** When it starts. */
  Instant startsAt() {
    return start.atZone(zone).toInstant();
  }

  /** How long it takes. */
  Duration takes() {
    return length.orElse(AN_HOUR);
  }

  /** When it ends. */
  Instant endsAt() {
    return startsAt().plus(takes());
  }

  /** Whether it is called off. */
  boolean isCancelled() {
    return cancelled.orElse(false);
  }

  /** Who leads through it; nobody, if that is not said. */
  List<Speaker> ledBy() {
    return hosts.orElse(List.of());
  }

  /** Where to watch it: one place without a title, or several with one. */
  List<Place> places() {
    var places = new ArrayList<Place>();
    link.ifPresent(address -> places.add(new Place(Map.of(), address)));
    streams
        .orElse(List.of())
        .forEach(stream -> places.add(new Place(stream.title(), stream.link())));
    return places;
  }

  /**
   * What members must be told of when it changes: whether it is held, when and where. Two lectures
   * with the same stamp need no second announcement.
   */
  String stamp() {
    if (isCancelled()) {
      return "cancelled";
    }
    int where = places().stream().map(place -> place.link().toString()).toList().hashCode();
    return startsAt().getEpochSecond() + "-" + Integer.toHexString(where);
  }

  /**
   * A speaker, or a host.
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

  /**
   * One of several live streams.
   *
   * @param title what it is called, by language, such as the hospital that streams it
   * @param link where to watch it
   */
  record Stream(Map<String, String> title, URI link) {
    Stream {
      title = Translated.check("the title of a stream", title, 60);
      checkAddress("the link of a stream", link);
    }
  }

  /**
   * Where a lecture is to be seen.
   *
   * @param title what the place is called, by language; nothing if there is only one
   * @param link its address
   */
  record Place(Map<String, String> title, URI link) {}
}
