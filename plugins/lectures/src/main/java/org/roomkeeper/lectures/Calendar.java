package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Translated;

/**
 * Lectures as iCalendar (RFC 5545). Times are in UTC, which every program shows by its reader's own
 * clock. Each lecture keeps its UID for ever and carries the reminders, so that a calendar reminds
 * where a room may not; one that is called off says so.
 */
final class Calendar {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int LONGEST_LINE = 75;
  private static final String EOL = "\r\n";

  private final Config<LecturesConfig> config;
  private final Rooms rooms;
  private final LectureTexts texts;
  private final Addresses addresses;

  @Inject
  Calendar(Config<LecturesConfig> config, Rooms rooms, LectureTexts texts, Addresses addresses) {
    this.config = config;
    this.rooms = rooms;
    this.texts = texts;
    this.addresses = addresses;
  }

  /** A calendar of these lectures in a language. */
  String of(List<Entry> entries, String language, Instant now) {
    Community community = rooms.community();
    String name =
        Translated.fill(
            texts.pick(language, config.get().words().pageTitle()),
            Map.of("community", community.name(language)));
    var lines = new ArrayList<String>();
    lines.add("BEGIN:VCALENDAR");
    lines.add("VERSION:2.0");
    lines.add("PRODID:-//Roomkeeper//Lectures//EN");
    lines.add("CALSCALE:GREGORIAN");
    lines.add("NAME:" + text(name));
    lines.add("X-WR-CALNAME:" + text(name));
    lines.add("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
    lines.add("X-PUBLISHED-TTL:PT1H");
    entries.forEach(entry -> event(lines, entry, language, now));
    lines.add("END:VCALENDAR");
    var whole = new StringBuilder();
    lines.forEach(line -> fold(whole, line));
    return whole.toString();
  }

  private void event(List<String> lines, Entry entry, String language, Instant now) {
    Lecture lecture = entry.lecture();
    String title =
        texts.pick(language, entry.series().name()) + " · " + texts.heading(lecture, language);
    lines.add("BEGIN:VEVENT");
    lines.add("UID:" + uid(entry));
    lines.add("DTSTAMP:" + UTC.format(now));
    lines.add("DTSTART:" + UTC.format(lecture.startsAt()));
    lines.add("DTEND:" + UTC.format(lecture.endsAt()));
    lines.add("SUMMARY:" + text(title));
    lines.add("DESCRIPTION:" + text(description(entry, language)));
    lines.add("URL:" + addresses.lecture(entry));
    if (lecture.places().size() == 1) {
      lines.add("LOCATION:" + text(texts.address(entry, lecture.places().getFirst()).toString()));
    }
    lines.add("STATUS:" + (lecture.isCancelled() ? "CANCELLED" : "CONFIRMED"));
    if (!lecture.isCancelled() && lecture.startsAt().isAfter(now)) {
      config.get().reminders().stream()
          .map(LecturesConfig.Reminder::before)
          .distinct()
          .forEach(before -> alarm(lines, before, title));
    }
    lines.add("END:VEVENT");
  }

  private static void alarm(List<String> lines, Duration before, String title) {
    lines.add("BEGIN:VALARM");
    lines.add("ACTION:DISPLAY");
    lines.add("DESCRIPTION:" + text(title));
    lines.add("TRIGGER;RELATED=START:-PT" + before.toMinutes() + "M");
    lines.add("END:VALARM");
  }

  private String description(Entry entry, String language) {
    Lecture lecture = entry.lecture();
    var about = new ArrayList<String>();
    about.add(texts.speakers(lecture, language));
    for (Lecture.Place place : lecture.places()) {
      String name = place.title().isEmpty() ? "" : texts.pick(language, place.title()) + " ";
      about.add(name + texts.address(entry, place));
    }
    about.add(addresses.lecture(entry).toString());
    return String.join("\n", about);
  }

  private String uid(Entry entry) {
    var community = rooms.community();
    return entry.subject() + "." + community.id() + "@" + community.joinLink().getHost();
  }

  /** A TEXT value: what has a meaning in it is escaped, what cannot be printed is left out. */
  static String text(String words) {
    var escaped = new StringBuilder();
    words
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\\', ';', ',' -> escaped.append('\\').append((char) c);
                case '\n' -> escaped.append("\\n");
                default -> {
                  if (!Character.isISOControl(c)) {
                    escaped.appendCodePoint(c);
                  }
                }
              }
            });
    return escaped.toString();
  }

  /** A line, continued after 75 bytes and never within a character. */
  private static void fold(StringBuilder whole, String line) {
    int used = 0;
    for (int i = 0; i < line.length(); ) {
      int c = line.codePointAt(i);
      int bytes = Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
      if (used + bytes > LONGEST_LINE) {
        whole.append(EOL).append(' ');
        used = 1;
      }
      whole.appendCodePoint(c);
      used += bytes;
      i += Character.charCount(c);
    }
    whole.append(EOL);
  }
}
