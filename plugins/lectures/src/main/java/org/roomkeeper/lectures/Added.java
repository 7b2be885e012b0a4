package org.roomkeeper.lectures;

import java.net.URI;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.MemberId;

/**
 * A lecture that a moderator entered by a message to the app.
 *
 * @param number its number in the series
 * @param title its title, in the language of the message
 * @param speakers who speaks
 * @param start when it starts, by the clocks of {@code zone}
 * @param zone the time zone
 * @param link where to watch it; empty if WeCom streams it
 * @param languages the languages in which it is held
 * @param live who goes on the air with a live stream of WeCom's
 * @param hosts who leads through it; may be nobody
 * @param streams where to watch it, if that is several places side by side
 * @param cancelled whether it was called off since
 * @param by who entered it
 */
record Added(
    int number,
    Map<String, String> title,
    List<Lecture.Speaker> speakers,
    LocalDateTime start,
    String zone,
    String link,
    List<String> languages,
    Optional<MemberId> live,
    List<Lecture.Speaker> hosts,
    List<Lecture.Stream> streams,
    boolean cancelled,
    String by) {
  /** As a lecture like those of the settings. */
  Lecture lecture() {
    return new Lecture(
        number,
        title,
        speakers,
        Optional.of(hosts).filter(people -> !people.isEmpty()),
        start,
        ZoneId.of(zone),
        Optional.empty(),
        Optional.of(link).filter(address -> !address.isEmpty()).map(URI::create),
        live,
        Optional.of(streams).filter(places -> !places.isEmpty()),
        languages,
        Optional.empty(),
        Optional.of(cancelled));
  }

  /** The same at another time. */
  Added at(LocalDateTime other, ZoneId where) {
    return new Added(
        number,
        title,
        speakers,
        other,
        where.getId(),
        link,
        languages,
        live,
        hosts,
        streams,
        false,
        by);
  }

  /** The same, called off. */
  Added calledOff() {
    return new Added(
        number, title, speakers, start, zone, link, languages, live, hosts, streams, true, by);
  }
}
