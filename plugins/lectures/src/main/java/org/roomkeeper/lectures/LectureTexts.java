package org.roomkeeper.lectures;

import com.google.re2j.Pattern;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Multilingual;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Translated;

/** Puts lectures into words. */
final class LectureTexts {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
  private static final Set<String> ENUMERATING_WITH_A_COMMA_OF_THEIR_OWN = Set.of("zh", "ja");

  private final Config<LecturesConfig> config;
  private final Rooms rooms;
  private final Schedule schedule;
  private final TimeWords times;
  private final Addresses addresses;
  private final Airings airings;

  @Inject
  LectureTexts(
      Config<LecturesConfig> config,
      Rooms rooms,
      Schedule schedule,
      TimeWords times,
      Addresses addresses,
      Airings airings) {
    this.config = config;
    this.rooms = rooms;
    this.schedule = schedule;
    this.times = times;
    this.addresses = addresses;
    this.airings = airings;
  }

  /**
   * One message for a room: the community's languages one under the other, the leading one first.
   * If the platform would not show it all, the zones of single members are left out, then languages
   * from the last on.
   *
   * @param template what to say, by language
   * @param zones the zones in which the time is told
   * @param now when it is said
   */
  String message(
      RoomKind kind, Entry entry, Map<String, String> template, List<ZoneId> zones, Instant now) {
    List<String> parts = parts(entry, template, zones, now);
    if (!Multilingual.fits(kind, parts)) {
      parts = parts(entry, template, rooms.community().zones(), now);
    }
    return Multilingual.message(kind, parts);
  }

  private List<String> parts(
      Entry entry, Map<String, String> template, List<ZoneId> zones, Instant now) {
    List<String> parts = new ArrayList<>();
    for (String language : rooms.community().languages()) {
      String part = in(language, entry, template, zones, now);
      if (!parts.contains(part)) {
        parts.add(part);
      }
    }
    return parts;
  }

  /** Who speaks, with where they work. */
  String speakers(Lecture lecture, String language) {
    return people(lecture.speakers(), language);
  }

  /** People, each with where they work. */
  String people(List<Lecture.Speaker> people, String language) {
    String template = pick(language, config.get().words().speaker());
    return people.stream()
        .map(
            speaker ->
                Translated.fill(
                    template,
                    Map.of(
                        "name", pick(language, speaker.name()),
                        "affiliation", pick(language, speaker.affiliation()))))
        .collect(Collectors.joining(between(language)));
  }

  /** The languages in which it is held, as a reader calls them. */
  String languages(Lecture lecture, String reader) {
    Locale locale = Locale.forLanguageTag(reader);
    return lecture.languages().stream()
        .map(tag -> Locale.forLanguageTag(tag).getDisplayName(locale))
        .collect(Collectors.joining(between(reader)));
  }

  /** Number and title. */
  String heading(Lecture lecture, String language) {
    return Translated.fill(
        pick(language, config.get().words().lecture()),
        Map.of(
            "number",
            Integer.toString(lecture.number()),
            "title",
            pick(language, lecture.title())));
  }

  /** A text of the settings in a language, else in the community's others. */
  String pick(String language, Map<String, String> texts) {
    return Translated.in(language, texts, rooms.community().languages());
  }

  /** What stands between the things that a language enumerates. */
  static String between(String language) {
    int dash = language.indexOf('-');
    String plain = dash < 0 ? language : language.substring(0, dash);
    return ENUMERATING_WITH_A_COMMA_OF_THEIR_OWN.contains(plain) ? "、" : ", ";
  }

  private String in(
      String language, Entry entry, Map<String, String> template, List<ZoneId> zones, Instant now) {
    Lecture lecture = entry.lecture();
    var values = new HashMap<String, String>();
    values.put("series", pick(language, entry.series().name()));
    values.put("number", Integer.toString(lecture.number()));
    values.put("title", pick(language, lecture.title()));
    values.put("speakers", speakers(lecture, language));
    values.put("hosts", people(lecture.ledBy(), language));
    values.put("times", times(lecture, zones, now, language));
    values.put("languages", languages(lecture, language));
    values.put("link", places(entry, language));
    values.put("page", addresses.lecture(entry).toString());
    int watched = airings.watched(entry);
    values.put("watched", watched == 0 ? "" : Integer.toString(watched));
    values.put("recording", lecture.recording().map(Object::toString).orElse(""));
    values.put("next", next(entry, now).map(next -> brief(next, language)).orElse(""));
    return pick(language, template)
        .lines()
        .filter(line -> !saysNothing(line, values))
        .map(line -> Translated.fill(line, values))
        .collect(Collectors.joining("\n"))
        .strip();
  }

  /** The lecture of the same series that comes next. */
  private Optional<Entry> next(Entry entry, Instant now) {
    return schedule.all().stream()
        .filter(other -> other.series().key().equals(entry.series().key()))
        .filter(other -> !other.lecture().isCancelled())
        .filter(other -> other.lecture().startsAt().isAfter(now))
        .findFirst();
  }

  private String brief(Entry entry, String language) {
    return heading(entry.lecture(), language)
        + " · "
        + times.brief(entry.lecture().startsAt(), language);
  }

  private String times(Lecture lecture, List<ZoneId> zones, Instant now, String language) {
    var lines = new ArrayList<String>();
    lines.add(times.lines(lecture.startsAt(), zones, language));
    lines.addAll(times.clockChanges(now, lecture.startsAt(), zones, language));
    return String.join("\n", lines);
  }

  /** One address, or one a line, each behind the name of its stream. */
  private String places(Entry entry, String language) {
    List<Lecture.Place> places = entry.lecture().places();
    return places.stream()
        .map(
            place ->
                place.title().isEmpty()
                    ? address(entry, place).toString()
                    : "\n" + pick(language, place.title()) + " " + address(entry, place))
        .collect(Collectors.joining());
  }

  /** Where one gets to a place: its own address, or the lecture's page, which shows the way. */
  URI address(Entry entry, Lecture.Place place) {
    return place.link().orElseGet(() -> addresses.lecture(entry));
  }

  private static boolean saysNothing(String line, Map<String, String> values) {
    var places = new ArrayList<String>();
    for (var found = PLACE.matcher(line); found.find(); ) {
      places.add(found.group(1));
    }
    return !places.isEmpty()
        && places.stream().allMatch(place -> values.getOrDefault(place, "?").isEmpty());
  }
}
