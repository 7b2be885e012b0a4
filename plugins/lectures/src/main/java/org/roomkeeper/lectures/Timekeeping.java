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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

  private static final Pattern LIVE =
      Pattern.compile("(?i)(?:直播|live)[\\s:：]+([0-9A-Za-z_@.-]{1,64})");

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
      String[] parts = when.rest().split("[|｜]", -1);
      if (parts.length != 3 || parts[0].isBlank()) {
        throw new Refused("how-to-add");
      }
      String language = rooms.community().languages().getFirst();
      Optional<MemberId> live = live(parts[2].strip());
      var added =
          new Added(
              named.number(),
              Map.of(language, parts[0].strip()),
              speakers(parts[1], language),
              when.start(),
              when.zone().getId(),
              live.isPresent() ? "" : link(parts[2].strip()),
              List.of(language),
              live,
              false,
              by.value());
      return entered(by, named.series(), added, "added");
    } catch (Refused no) {
      return replies.to(by, no.key, no.arguments);
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
      return replies.to(by, no.key, no.arguments);
    }
  }

  /** Calls a lecture off. */
  Reaction cancel(MemberId by, String words) {
    try {
      Named named = named(words);
      return entered(by, named.series(), own(named).calledOff(), "called-off");
    } catch (Refused no) {
      return replies.to(by, no.key, no.arguments);
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
      if (entry.lecture().live().isEmpty()) {
        throw new Refused("no-live", named.series().key(), Integer.toString(named.number()));
      }
      schedule.give(entry, schedule.given(entry).watchedAt(URI.create(link(named.rest().strip()))));
      return replies.to(by, "linked", name(by, entry));
    } catch (Refused no) {
      return replies.to(by, no.key, no.arguments);
    }
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
      schedule.give(
          entry, schedule.given(entry).recordedAt(URI.create(link(named.rest().strip()))));
      return replies.to(by, "recorded", name(by, entry));
    } catch (Refused no) {
      return replies.to(by, no.key, no.arguments);
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
      throw new Refused("refused", String.valueOf(e.getMessage()));
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

  private static List<Lecture.Speaker> speakers(String words, String language) throws Refused {
    var speakers = new ArrayList<Lecture.Speaker>();
    for (String one : words.split("[;；]")) {
      String[] parts = one.split("[,，]", 2);
      if (parts[0].isBlank() || parts.length < 2 || parts[1].isBlank()) {
        throw new Refused("no-name");
      }
      speakers.add(
          new Lecture.Speaker(
              Map.of(language, parts[0].strip()), Map.of(language, parts[1].strip())));
    }
    return speakers;
  }

  private static Optional<MemberId> live(String words) {
    Matcher found = LIVE.matcher(words);
    return found.matches()
        ? Optional.of(new MemberId("staff:" + found.group(1)))
        : Optional.empty();
  }

  private static String link(String words) throws Refused {
    try {
      URI address = URI.create(words);
      if (address.getHost() != null && String.valueOf(address.getScheme()).startsWith("http")) {
        return words;
      }
    } catch (IllegalArgumentException e) {
      throw new Refused("no-link", words);
    }
    throw new Refused("no-link", words);
  }

  private record Named(Series series, int number, String rest) {}

  private record When(LocalDateTime start, ZoneId zone, String rest) {}

  /** It cannot be; the key of the reply that says why. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final String key;
    private final transient Object[] arguments;

    Refused(String key, Object... arguments) {
      super(key);
      this.key = key;
      this.arguments = arguments;
    }
  }
}
