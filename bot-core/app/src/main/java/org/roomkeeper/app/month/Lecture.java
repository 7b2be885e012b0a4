package org.roomkeeper.app.month;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A lecture of the month's series, as a founder writes it into the settings.
 *
 * @param number its number; numbers have gaps
 * @param start when it begins, by the clocks of the place where it is held
 */
record Lecture(int number, ZonedDateTime start) {
  /** When each room is told of it, as shipped. */
  static final Duration ANNOUNCED_BEFORE = Duration.ofDays(3);

  /** When rooms are reminded, as shipped: customer groups only the first time. */
  static final List<Duration> REMINDED_BEFORE =
      List.of(Duration.ofDays(1), Duration.ofHours(1), Duration.ofMinutes(10));

  /** Words that stand in an announcement and nowhere else. */
  static final String ANNOUNCING = "【讲座通知】";

  /** Words that stand in a reminder and nowhere else. */
  static final String REMINDING = "【提醒】";

  /** The number of a lecture, in the links that every notice of it carries. */
  private static final Pattern LINK = Pattern.compile("https://live\\.example\\.org/([0-9]+)/");

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final List<Integer> DAYS = List.of(5, 8, 12, 15, 19, 22, 26, 28);
  private static final List<Integer> NUMBERS = List.of(1, 2, 3, 5, 6, 7, 8, 9);

  /** Eight in four weeks, in the evening; every third is held in Paris. */
  static List<Lecture> series(Instant begin, int days) {
    var series = new ArrayList<Lecture>();
    for (int i = 0; i < DAYS.size() && DAYS.get(i) < days; i++) {
      ZoneId zone = i % 3 == 2 ? PARIS : Plan.ZONE;
      LocalTime hour = i % 3 == 2 ? LocalTime.of(13, 30) : LocalTime.of(20, 0);
      series.add(
          new Lecture(
              NUMBERS.get(i),
              begin
                  .atZone(Plan.ZONE)
                  .toLocalDate()
                  .plusDays(DAYS.get(i))
                  .atTime(hour)
                  .atZone(zone)));
    }
    return series;
  }

  /** The settings of a series. */
  static String settings(List<Lecture> series) {
    if (series.isEmpty()) {
      return "series: []\n";
    }
    var yaml =
        new StringBuilder(
            """
            series:
              - key: icu
                community: doctors
                name: {zh: 重症医学系列讲座, en: Critical Care Lectures}
                lectures:
            """);
    series.forEach(lecture -> yaml.append(lecture.settings()));
    return yaml.toString();
  }

  /** Every second one has hosts, and is streamed by two hospitals. */
  private String settings() {
    String lecture =
        """
              - number: %1$d
                title: {zh: 第%1$d次病例讨论, en: "Cases, part %1$d"}
                speakers:
                  - name: {zh: 李明, en: Ming Li}
                    affiliation: {zh: 第一医院重症医学科, en: "First Hospital, Intensive Care"}
                  - name: {zh: 马丽娅, en: Maria Rossi}
                    affiliation: {zh: 米兰第三医院, en: "Third Hospital, Milan"}
                start: %2$s
                zone: %3$s
                languages: [zh, en]
        """
            .formatted(number, LOCAL.format(start), start.getZone());
    String where =
        number % 2 == 1
            ? """
                      link: https://live.example.org/%1$d/
              """
            : """
                      hosts:
                        - name: {zh: 王芳, en: Fang Wang}
                          affiliation: {zh: 第二医院, en: Second Hospital}
                      streams:
                        - {title: {zh: 主会场, en: Main hall}, link: "https://live.example.org/%1$d/a"}
                        - {title: {zh: 里昂, en: Lyon}, link: "https://live.example.org/%1$d/b"}
              """;
    return lecture + where.formatted(number);
  }

  /** Which lecture a message is about; 0 if none. */
  static int numberIn(String text) {
    Matcher link = LINK.matcher(text);
    return link.find() ? Integer.parseInt(link.group(1)) : 0;
  }

  /** When this long remains until it begins. */
  Instant before(Duration lead) {
    return start.toInstant().minus(lead);
  }
}
