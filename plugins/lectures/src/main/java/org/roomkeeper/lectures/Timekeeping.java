package org.roomkeeper.lectures;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.roomkeeper.api.BadSetting;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Rooms;

/**
 * Enters, moves and calls off lectures as a moderator says by a message, notes their links and
 * recordings, or says why not.
 */
final class Timekeeping {
  private static final Pattern LECTURE = Pattern.compile("(?s)(\\S+)\\s+(\\d{1,5})\\s*(.*)");
  private static final Pattern TIME =
      Pattern.compile("(?s)(\\d{4}-\\d{1,2}-\\d{1,2})[T\\s]+(\\d{1,2}[:：]\\d{2})(?:\\s+(.*))?");
  private static final Pattern ZONE =
      Pattern.compile("(?s)([A-Za-z]+/[A-Za-z_/+-]+|UTC|[+-]\\d{2}:\\d{2})(?:\\s+(.*))?");

  private static final Pattern HOSTED = Pattern.compile("(?s)([0-9A-Za-z_@.-]{1,64})\\s+(.*)");

  private final Schedule schedule;
  private final Rooms rooms;
  private final Replies replies;
  private final LectureTexts texts;
  private final TimeWords times;

  @Inject
  Timekeeping(
      Schedule schedule, Rooms rooms, Replies replies, LectureTexts texts, TimeWords times) {
    this.schedule = schedule;
    this.rooms = rooms;
    this.replies = replies;
    this.texts = texts;
    this.times = times;
  }

  /** Enters a lecture. */
  Reaction add(MemberId by, String words, Instant now) {
    try {
      Named named = named(words);
      if (Schedule.isInSettings(named.series(), named.number())
          || schedule.added(named.series(), named.number()).isPresent()) {
        throw new Refused("number-taken", named.series().key(), Integer.toString(named.number()));
      }
      When when = when(named.rest(), now);
      Written written = Written.of(when.rest(), rooms.community().languages().getFirst());
      var added =
          new Added(
              named.number(),
              Map.of(rooms.community().languages().getFirst(), written.title()),
              written.speakers(),
              when.start(),
              when.zone().getId(),
              written.place().flatMap(Written.Place::link).map(URI::toString).orElse(""),
              written.languages(),
              written.place().flatMap(Written.Place::live),
              written.hosts(),
              written.streams(),
              false,
              by.value());
      return entered(by, named.series(), added, "added");
    } catch (Refused no) {
      return replies.to(by, no.key(), no.arguments());
    } catch (IllegalArgumentException no) {
      return replies.to(by, "refused", BadSetting.in(replies.languageOf(by), no));
    }
  }

  /** Moves a lecture to another time. */
  Reaction move(MemberId by, String words, Instant now) {
    try {
      Named named = named(words);
      Added added = own(named);
      When when = when(named.rest(), now);
      if (!when.rest().isBlank()) {
        throw new Refused("how-to-move");
      }
      return entered(by, named.series(), added.at(when.start(), when.zone()), "moved");
    } catch (Refused no) {
      return replies.to(by, no.key(), no.arguments());
    }
  }

  /** Calls a lecture off. */
  Reaction cancel(MemberId by, String words) {
    try {
      Named named = named(words);
      return entered(by, named.series(), own(named).calledOff(), "called-off");
    } catch (Refused no) {
      return replies.to(by, no.key(), no.arguments());
    }
  }

  /** Notes where a live stream of WeCom's can be watched; its host may say so too. */
  Reaction link(MemberId by, boolean mayChange, String words) {
    try {
      Named named = named(words);
      Entry entry = entry(named);
      if (!mayChange && !entry.lecture().onAir().contains(by)) {
        throw new Refused("not-yours");
      }
      schedule.give(entry, watchedAt(entry, by, named));
      return replies.to(by, "linked", name(by, entry));
    } catch (Refused no) {
      return replies.to(by, no.key(), no.arguments());
    }
  }

  /** Of several streams it is the one whose host is named, else the one of who writes. */
  private Given watchedAt(Entry entry, MemberId by, Named named) throws Refused {
    String number = Integer.toString(named.number());
    Given given = schedule.given(entry);
    List<MemberId> hosts = entry.lecture().onAir();
    if (hosts.isEmpty()) {
      throw new Refused("no-live", named.series().key(), number);
    }
    if (entry.lecture().live().isPresent()) {
      return given.watchedAt(Written.link(named.rest()));
    }
    Matcher hosted = HOSTED.matcher(named.rest().strip());
    MemberId host = hosted.matches() ? new MemberId("staff:" + hosted.group(1)) : by;
    if (!hosts.contains(host)) {
      String names = hosts.stream().map(StreamOutcomes::host).collect(Collectors.joining(", "));
      throw new Refused("which-stream", named.series().key(), number, names);
    }
    return given.watchedAt(
        host.value(), Written.link(hosted.matches() ? hosted.group(2) : named.rest()));
  }

  /** Notes where a lecture's recording is. */
  Reaction recording(MemberId by, String words) {
    try {
      Named named = named(words);
      Entry entry = entry(named);
      if (Schedule.isInSettings(named.series(), named.number())
          && named.series().lectures().stream()
              .filter(lecture -> lecture.number() == named.number())
              .anyMatch(lecture -> lecture.recording().isPresent())) {
        throw new Refused("in-settings", named.series().key(), Integer.toString(named.number()));
      }
      schedule.give(entry, schedule.given(entry).recordedAt(Written.link(named.rest())));
      return replies.to(by, "recorded", name(by, entry));
    } catch (Refused no) {
      return replies.to(by, no.key(), no.arguments());
    }
  }

  private Entry entry(Named named) throws Refused {
    return schedule
        .find(named.series().key() + "-" + named.number())
        .orElseThrow(
            () ->
                new Refused(
                    "no-such-lecture", named.series().key(), Integer.toString(named.number())));
  }

  private String name(MemberId reader, Entry entry) {
    return entry.series().key() + " " + texts.heading(entry.lecture(), replies.languageOf(reader));
  }

  private Reaction entered(MemberId by, Series series, Added added, String key) throws Refused {
    Lecture lecture;
    try {
      lecture = added.lecture();
    } catch (IllegalArgumentException e) {
      throw new Refused("refused", BadSetting.in(replies.languageOf(by), e));
    }
    schedule.put(series, added);
    String language = replies.languageOf(by);
    return replies.to(
        by,
        key,
        series.key() + " " + texts.heading(lecture, language),
        times.lines(lecture.startsAt(), language));
  }

  /** A lecture that was entered by a message: what stands in the settings is changed there. */
  private Added own(Named named) throws Refused {
    if (Schedule.isInSettings(named.series(), named.number())) {
      throw new Refused("in-settings", named.series().key(), Integer.toString(named.number()));
    }
    Optional<Added> added = schedule.added(named.series(), named.number());
    return added.orElseThrow(
        () ->
            new Refused("no-such-lecture", named.series().key(), Integer.toString(named.number())));
  }

  private Named named(String words) throws Refused {
    Matcher found = LECTURE.matcher(words);
    List<Series> known = schedule.series();
    String keys = known.stream().map(Series::key).collect(Collectors.joining(", "));
    if (!found.matches()) {
      throw new Refused("which-lecture", keys);
    }
    Series series =
        known.stream()
            .filter(each -> each.key().equals(found.group(1)))
            .findFirst()
            .orElseThrow(() -> new Refused("no-such-series", found.group(1), keys));
    return new Named(series, Integer.parseInt(found.group(2)), found.group(3));
  }

  private When when(String words, Instant now) throws Refused {
    Matcher found = TIME.matcher(words);
    if (!found.matches()) {
      throw new Refused("no-time");
    }
    String rest = Optional.ofNullable(found.group(3)).orElse("");
    Matcher place = ZONE.matcher(rest);
    boolean hasZone = place.matches();
    try {
      ZoneId zone = hasZone ? ZoneId.of(place.group(1)) : rooms.community().zones().getFirst();
      String clock = found.group(2).replace('：', ':');
      LocalDateTime start =
          LocalDate.parse(padded(found.group(1)))
              .atTime(LocalTime.parse(clock.length() == 4 ? "0" + clock : clock));
      check(start, zone, now);
      return new When(start, zone, hasZone ? Optional.ofNullable(place.group(2)).orElse("") : rest);
    } catch (DateTimeException e) {
      throw new Refused("no-time");
    }
  }

  private static String padded(String date) {
    String[] parts = date.split("-");
    return "%s-%02d-%02d"
        .formatted(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }

  private static void check(LocalDateTime start, ZoneId zone, Instant now) throws Refused {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(start);
    String time = start.toString().replace('T', ' ');
    if (offsets.isEmpty()) {
      throw new Refused("time-skipped", time, zone);
    } else if (offsets.size() > 1) {
      throw new Refused("time-twice", time, zone, offsets.get(0), offsets.get(1));
    } else if (!start.atZone(zone).toInstant().isAfter(now)) {
      throw new Refused("in-the-past", time, zone);
    }
  }

  private record Named(Series series, int number, String rest) {}

  private record When(LocalDateTime start, ZoneId zone, String rest) {}
}
