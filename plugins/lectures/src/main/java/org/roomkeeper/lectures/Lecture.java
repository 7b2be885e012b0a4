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
import org.roomkeeper.api.BadSetting;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Phrase;
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
 * @param live who goes on the air, a member of the corp, if the bot shall book a live stream of
 *     WeCom's
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
    Optional<MemberId> live,
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
      throw wrong("number", number);
    }
    title = Translated.check("the title of lecture " + number, title, 160);
    speakers = List.copyOf(speakers);
    hosts = hosts.map(List::copyOf);
    streams = streams.map(List::copyOf);
    languages = List.copyOf(languages);
    if (speakers.isEmpty()) {
      throw wrong("no-speaker", number);
    }
    if (languages.isEmpty()) {
      throw wrong("no-language", number);
    }
    checkStart(number, start, zone);
    length.ifPresent(
        time -> {
          if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
            throw wrong("length", number);
          }
        });
    checkPlaces(number, link, live, streams.orElse(List.of()));
    recording.ifPresent(address -> checkAddress("recording", address, number));
  }

  private static void checkStart(int number, LocalDateTime start, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(start);
    if (offsets.isEmpty()) {
      throw wrong("time-skipped", number, start, zone);
    }
    if (offsets.size() > 1) {
      throw wrong("time-twice", number, start, zone, offsets.get(0), offsets.get(1));
    }
  }

  private static void checkPlaces(
      int number, Optional<URI> link, Optional<MemberId> live, List<Stream> streams) {
    if (link.isEmpty() && live.isEmpty() && streams.isEmpty()) {
      throw wrong("nowhere", number);
    }
    if ((link.isPresent() || live.isPresent()) && !streams.isEmpty()) {
      throw wrong(link.isPresent() ? "link-and-streams" : "live-and-streams", number);
    }
    link.ifPresent(address -> checkAddress("link", address, number));
    if (streams.size() > MOST_STREAMS) {
      throw wrong("many-streams", number, MOST_STREAMS);
    }
    Set<String> places = new HashSet<>();
    for (Stream stream : streams) {
      String place =
          stream.live().map(MemberId::value).or(() -> stream.link().map(URI::toString)).orElse("");
      if (!places.add(place)) {
        throw wrong("same-streams", number, place);
      }
    }
  }

  private static void checkAddress(String what, URI address, Object number) {
    boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
    if (!web || address.getHost() == null) {
      throw wrong(what, number, address);
    }
  }

  /** What cannot be, in the words of whoever entered it. */
  static BadSetting wrong(String what, Object... arguments) {
    return new BadSetting(LecturesPlugin.TEXTS, Phrase.of("wrong." + what, arguments));
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
    if (link.isPresent() || live.isPresent()) {
      places.add(new Place(Map.of(), link, live));
    }
    streams
        .orElse(List.of())
        .forEach(stream -> places.add(new Place(stream.title(), stream.link(), stream.live())));
    return places;
  }

  /** Who goes on the air with live streams of WeCom's. */
  List<MemberId> onAir() {
    return places().stream().flatMap(place -> place.live().stream()).toList();
  }

  /** The same with what moderators told by message, where the lecture does not say it itself. */
  Lecture with(Given given) {
    boolean takesLink = live.isPresent() && link.isEmpty();
    boolean takesRecording = recording.isEmpty();
    return new Lecture(
        number,
        title,
        speakers,
        hosts,
        start,
        zone,
        length,
        takesLink ? given.link() : link,
        live,
        streams.map(all -> all.stream().map(stream -> stream.with(given)).toList()),
        languages,
        takesRecording ? given.recording() : recording,
        cancelled);
  }

  /**
   * What members must be told of when it changes: whether it is held, when and where. Two lectures
   * with the same stamp need no second announcement.
   */
  String stamp() {
    if (isCancelled()) {
      return "cancelled";
    }
    int where = places().stream().map(Place::stamp).toList().hashCode();
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
        throw wrong("no-name");
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
   * @param live who goes on the air, if the bot shall book a live stream of WeCom's
   */
  record Stream(Map<String, String> title, Optional<URI> link, Optional<MemberId> live) {
    Stream {
      title = Translated.check("the title of a stream", title, 60);
      if (link.isEmpty() && live.isEmpty()) {
        throw wrong("stream-nowhere");
      }
      link.ifPresent(address -> checkAddress("stream-link", address, ""));
    }

    /** The same with the link that its host told, if it has none of its own. */
    private Stream with(Given given) {
      return new Stream(
          title, link.or(() -> live.map(MemberId::value).map(given.links()::get)), live);
    }
  }

  /**
   * Where a lecture is to be seen.
   *
   * @param title what the place is called, by language; nothing if there is only one
   * @param link its address; a live stream of WeCom's has none until somebody tells it
   * @param live who goes on the air, if it is a live stream of WeCom's
   */
  record Place(Map<String, String> title, Optional<URI> link, Optional<MemberId> live) {
    /** The same for places that members need not be told apart. */
    private String stamp() {
      return live.isPresent() ? "live " + live.get() : link.map(URI::toString).orElse("");
    }
  }
}
