package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Translated;

/**
 * A moment in words: for each zone of the community a line with day, weekday and time there, the
 * zone's name, and how far it is from UTC on that day, such as {@code 12月5日周六 20:00 北京时间 UTC+8}.
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
    return rooms.community().zones().stream()
        .map(zone -> line(moment.atZone(zone), language))
        .collect(Collectors.joining("\n"));
  }

  /** Day and time in the community's leading zone, with the year. */
  String brief(Instant moment, String language) {
    Locale locale = Locale.forLanguageTag(language);
    ZonedDateTime there = moment.atZone(rooms.community().zones().getFirst());
    return day("yMMMEd", locale, there) + " " + clock(there);
  }

  private String line(ZonedDateTime there, String language) {
    Locale locale = Locale.forLanguageTag(language);
    return "%s %s %s %s"
        .formatted(
            day("MMMEd", locale, there),
            clock(there),
            zoneName(there, language, locale),
            offset(there.getOffset()))
        .strip();
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
