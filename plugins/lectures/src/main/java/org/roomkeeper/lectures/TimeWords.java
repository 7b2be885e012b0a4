package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Translated;

/**
 * A moment in words: for each zone a line with day, weekday and time there, the zone's name, and
 * how far it is from UTC on that day, such as {@code 12月5日周六 20:00 北京时间 UTC+8}. Zones whose clocks
 * show the same share a line.
 */
final class TimeWords {
  private final Config<LecturesConfig> config;
  private final Rooms rooms;

  @Inject
  TimeWords(Config<LecturesConfig> config, Rooms rooms) {
    this.config = config;
    this.rooms = rooms;
  }

  /** A line for each zone of the community, the leading one first. */
  String lines(Instant moment, String language) {
    return lines(moment, rooms.community().zones(), language);
  }

  /** A line for each of these zones. */
  String lines(Instant moment, List<ZoneId> zones, String language) {
    Map<LocalDateTime, List<ZonedDateTime>> alike = new LinkedHashMap<>();
    for (ZoneId zone : zones) {
      ZonedDateTime there = moment.atZone(zone);
      alike.computeIfAbsent(there.toLocalDateTime(), time -> new ArrayList<>()).add(there);
    }
    return alike.values().stream()
        .map(clocks -> line(clocks, language))
        .collect(Collectors.joining("\n"));
  }

  /** A line for each day on which clocks of these zones change before the moment. */
  List<String> clockChanges(Instant now, Instant moment, List<ZoneId> zones, String language) {
    Locale locale = Locale.forLanguageTag(language);
    Map<LocalDateTime, List<String>> changes = new LinkedHashMap<>();
    for (ZoneId zone : zones) {
      var rules = zone.getRules();
      var next = rules.nextTransition(now);
      if (next != null
          && !next.getInstant().isAfter(moment)
          && !rules.getOffset(now).equals(rules.getOffset(moment))) {
        changes
            .computeIfAbsent(
                next.getDateTimeBefore().toLocalDate().atStartOfDay(), day -> new ArrayList<>())
            .add(zoneName(moment.atZone(zone), language, locale));
      }
    }
    return changes.entrySet().stream()
        .map(
            change ->
                Translated.fill(
                    in(language, config.get().words().clockChange()),
                    Map.of(
                        "zones",
                        String.join(LectureTexts.between(language), change.getValue()),
                        "day",
                        day("MMMEd", locale, change.getKey().atZone(ZoneOffset.UTC)))))
        .toList();
  }

  /** Day and time in the community's leading zone, with the year. */
  String brief(Instant moment, String language) {
    Locale locale = Locale.forLanguageTag(language);
    ZonedDateTime there = moment.atZone(rooms.community().zones().getFirst());
    return day("yMMMEd", locale, there) + " " + clock(there);
  }

  /** How long something takes in its two largest units, such as {@code 3 days 4 hours}. */
  String span(Duration time, String language) {
    PageWords words = config.get().pages();
    var parts = new ArrayList<String>();
    add(parts, time.toDays(), words.day(), words.days(), language);
    add(parts, time.toHoursPart(), words.hour(), words.hours(), language);
    if (time.toDays() == 0) {
      add(parts, Math.max(1, time.toMinutesPart()), words.minute(), words.minutes(), language);
    }
    return parts.stream().limit(2).collect(Collectors.joining(" "));
  }

  private void add(
      List<String> parts,
      long count,
      Map<String, String> one,
      Map<String, String> several,
      String language) {
    if (count > 0) {
      parts.add(
          Translated.fill(
              in(language, count == 1 ? one : several), Map.of("n", Long.toString(count))));
    }
  }

  private String line(List<ZonedDateTime> clocks, String language) {
    Locale locale = Locale.forLanguageTag(language);
    ZonedDateTime there = clocks.getFirst();
    String names =
        clocks.stream()
            .map(each -> zoneName(each, language, locale))
            .filter(name -> !name.isEmpty())
            .distinct()
            .collect(Collectors.joining(LectureTexts.between(language)));
    return (day("MMMEd", locale, there) + " " + clock(there) + " " + names).strip()
        + " "
        + offset(there.getOffset());
  }

  private String zoneName(ZonedDateTime there, String language, Locale locale) {
    ZoneId zone = there.getZone();
    if (zone instanceof ZoneOffset) {
      return "";
    }
    return config.get().zoneNames().stream()
        .filter(named -> named.zone().equals(zone))
        .findFirst()
        .map(named -> Translated.in(language, named.name(), List.of("en")))
        .orElseGet(() -> DateTimeFormatter.ofPattern("vvvv", locale).format(there));
  }

  private String in(String language, Map<String, String> texts) {
    return Translated.in(language, texts, rooms.community().languages());
  }

  private static String day(String parts, Locale locale, ZonedDateTime there) {
    return DateTimeFormatter.ofLocalizedPattern(parts).withLocale(locale).format(there);
  }

  private static String clock(ZonedDateTime there) {
    return "%02d:%02d".formatted(there.getHour(), there.getMinute());
  }

  private static String offset(ZoneOffset offset) {
    int minutes = offset.getTotalSeconds() / 60;
    if (minutes == 0) {
      return "UTC";
    }
    String hours = (minutes < 0 ? "−" : "+") + Math.abs(minutes) / 60;
    int rest = Math.abs(minutes) % 60;
    return "UTC" + hours + (rest == 0 ? "" : ":%02d".formatted(rest));
  }
}
