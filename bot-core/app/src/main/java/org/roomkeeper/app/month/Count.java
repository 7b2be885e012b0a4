package org.roomkeeper.app.month;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.roomkeeper.sandbox.world.Phones;
import org.roomkeeper.sandbox.world.RoomMessage;
import org.roomkeeper.sandbox.world.RoomType;
import org.roomkeeper.sandbox.world.World;

/** What stands in the sandbox's world at the end: rooms, phones and tasks. */
final class Count {
  /** The number of a lecture, in the link that every notice of it carries. */
  private static final Pattern LECTURE = Pattern.compile("https://live\\.example\\.org/([0-9]+)/");

  private static final Duration IN_TIME = Duration.ofMinutes(1);

  private final List<LocalDateTime> lectures;
  private final Map<String, Integer> announcements = new HashMap<>();
  private int reminders;
  private int remindersLate;
  private int notTapped;

  private Count(List<LocalDateTime> lectures) {
    this.lectures = lectures;
  }

  /**
   * Counts.
   *
   * @param lectures when each lecture began, the first being number 1
   */
  static Count in(World world, List<LocalDateTime> lectures) {
    var count = new Count(lectures);
    world.run(
        here -> {
          here.groupMessages().describe(null).forEach(count::task);
          here.rooms().all().stream()
              .filter(room -> room.type() == RoomType.APP)
              .forEach(room -> room.messages().forEach(said -> count.said(room.id(), said)));
        });
    return count;
  }

  /** A message to a customer group stands as a task on its owner's phone first. */
  private void task(JsonNode task) {
    String text = task.path("content").path("text").path("content").asText();
    Instant at = Instant.ofEpochMilli(task.path("createdAt").asLong());
    task.path("targets").forEach(target -> notice(target.path("id").asText(), text, at, true));
    if (!task.path("done").asBoolean() && !task.path("cancelled").asBoolean()) {
      notTapped++;
    }
  }

  private void said(String room, RoomMessage said) {
    notice(room, said.body().path("content").asText(), Instant.ofEpochMilli(said.at()), false);
  }

  private void notice(String room, String text, Instant at, boolean onceADay) {
    Matcher lecture = LECTURE.matcher(text);
    if (!lecture.find()) {
      return;
    }
    int number = Integer.parseInt(lecture.group(1));
    if (text.contains(MonthSettings.ANNOUNCING)) {
      announcements.merge(room + " " + number, 1, Integer::sum);
    } else if (text.contains(MonthSettings.REMINDING)) {
      reminders++;
      remindersLate += isLate(number, at, onceADay) ? 1 : 0;
    }
  }

  /** Customer groups are reminded a day before; app groups also an hour and ten minutes before. */
  private boolean isLate(int number, Instant at, boolean onceADay) {
    Instant start = lectures.get(number - 1).atZone(Plan.ZONE).toInstant();
    List<Duration> leads =
        onceADay
            ? List.of(Plan.REMINDED_BEFORE)
            : List.of(Plan.REMINDED_BEFORE, Duration.ofHours(1), Duration.ofMinutes(10));
    return leads.stream()
        .map(start::minus)
        .noneMatch(due -> !at.isBefore(due) && !at.isAfter(due.plus(IN_TIME)));
  }

  /** How often the bot itself greeted somebody once more than once. */
  static int greetedTwice(World world, List<Newcomer> newcomers) {
    return world.call(
        here -> {
          int twice = 0;
          for (Newcomer one : newcomers) {
            Map<Phones.Way, Integer> ways =
                one.id == null ? Map.of() : here.phones().welcomesOf(one.id);
            int times =
                ways.getOrDefault(Phones.Way.CODE, 0) + ways.getOrDefault(Phones.Way.PRIVATE, 0);
            twice += Math.max(0, times - 1);
          }
          return twice;
        });
  }

  /** How many customer groups are open. */
  static int customerGroups(World here) {
    return here.rooms().of(RoomType.CUSTOMER).size();
  }

  /** How many people have joined the corp by themselves. */
  static int inCorporateRoom(World here) {
    return (int)
        here.directory().members().stream()
            .filter(member -> member.id().startsWith(Newcomers.JOINED))
            .count();
  }

  /** In how many rooms lectures were announced, over all lectures. */
  int announcements() {
    return announcements.size();
  }

  /** How many announcements were one too many. */
  int announcedTwice() {
    return announcements.values().stream().mapToInt(times -> times - 1).sum();
  }

  /** How many reminders there were. */
  int reminders() {
    return reminders;
  }

  /** How many of them came earlier or later than the minute in which they were due. */
  int remindersLate() {
    return remindersLate;
  }

  /** How many messages to customer groups their owners never sent. */
  int notTapped() {
    return notTapped;
  }
}
