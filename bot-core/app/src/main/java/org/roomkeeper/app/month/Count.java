package org.roomkeeper.app.month;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roomkeeper.sandbox.world.Phones;
import org.roomkeeper.sandbox.world.Room;
import org.roomkeeper.sandbox.world.RoomMessage;
import org.roomkeeper.sandbox.world.RoomType;
import org.roomkeeper.sandbox.world.World;

/**
 * What stands in the sandbox's world at the end: rooms, phones and tasks. A notice to a customer
 * group is there when it stands as a task on its owner's phone, one to an app group when it is
 * said.
 */
final class Count {
  private static final Duration IN_TIME = Duration.ofMinutes(1);

  /** By when the bot knows of a room or of an owner's tap, also where it has to look by itself. */
  private static final Duration KNOWN_WITHIN = Duration.ofHours(12);

  private final Map<Integer, Lecture> lectures = new HashMap<>();
  private final Instant end;

  /** The first announcement of each lecture in each room, and how many there were. */
  private final Map<Notice, Announced> announced = new HashMap<>();

  /** When an owner sent the announcement into the room. */
  private final Map<Notice, Instant> tapped = new HashMap<>();

  private final Map<Notice, Integer> reminded = new HashMap<>();
  private int reminders;
  private int late;
  private int missing;
  private int notTapped;

  private record Notice(String room, int lecture, Duration before) {}

  private record Announced(Instant at, int times) {}

  private Count(List<Lecture> series, Instant end) {
    series.forEach(lecture -> lectures.put(lecture.number(), lecture));
    this.end = end;
  }

  /**
   * Counts.
   *
   * @param lectures the month's series
   * @param end when the month ended
   */
  static Count in(World world, List<Lecture> lectures, Instant end) {
    var count = new Count(lectures, end);
    world.run(
        here -> {
          here.rooms().all().forEach(room -> room.messages().forEach(m -> count.said(room, m)));
          here.groupMessages().describe(null).forEach(count::task);
          here.rooms().all().forEach(count::expected);
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

  private void said(Room room, RoomMessage said) {
    String text = said.body().path("content").asText();
    Instant at = Instant.ofEpochMilli(said.at());
    if (room.type() == RoomType.APP) {
      notice(room.id(), text, at, false);
    } else if (text.contains(Lecture.ANNOUNCING)) {
      tapped.putIfAbsent(announcement(room.id(), Lecture.numberIn(text)), at);
    }
  }

  private void notice(String room, String text, Instant at, boolean onceOnly) {
    Lecture lecture = lectures.get(Lecture.numberIn(text));
    if (lecture == null) {
      return;
    }
    if (text.contains(Lecture.ANNOUNCING)) {
      announced.merge(
          announcement(room, lecture.number()),
          new Announced(at, 1),
          (before, _) -> new Announced(before.at(), before.times() + 1));
    } else if (text.contains(Lecture.REMINDING)) {
      reminders++;
      Duration lead =
          leads(onceOnly).stream()
              .filter(each -> isOnTime(lecture.before(each), at))
              .findFirst()
              .orElse(Duration.ZERO);
      late += lead.isZero() && !isAfterALateTap(room, lecture, onceOnly, at) ? 1 : 0;
      reminded.merge(new Notice(room, lecture.number(), lead), 1, Integer::sum);
    }
  }

  /**
   * Whether an owner sent the announcement only about when the reminder was due, or later, and the
   * reminder came when the bot knew of it.
   */
  private boolean isAfterALateTap(String room, Lecture lecture, boolean onceOnly, Instant at) {
    Instant tap = tapped.get(announcement(room, lecture.number()));
    return onceOnly
        && tap != null
        && tap.isAfter(lecture.before(leads(true).getFirst()).minus(KNOWN_WITHIN))
        && !at.isBefore(tap)
        && !at.isAfter(tap.plus(KNOWN_WITHIN));
  }

  private static Notice announcement(String room, int lecture) {
    return new Notice(room, lecture, Lecture.ANNOUNCED_BEFORE);
  }

  private static List<Duration> leads(boolean onceOnly) {
    return onceOnly ? Lecture.REMINDED_BEFORE.subList(0, 1) : Lecture.REMINDED_BEFORE;
  }

  private static boolean isOnTime(Instant due, Instant at) {
    return !at.isBefore(due) && !at.isAfter(due.plus(IN_TIME));
  }

  /**
   * What this room should have been told, and by when; nothing where an owner is alone, who never
   * said that their new room is ready.
   */
  private void expected(Room room) {
    boolean isCustomers = room.type() == RoomType.CUSTOMER;
    boolean isAudience = isCustomers ? room.size() > 1 : room.type() == RoomType.APP;
    if (room.dismissed() || !isAudience) {
      return;
    }
    Instant known = Instant.ofEpochSecond(room.createdSeconds()).plus(KNOWN_WITHIN);
    for (Lecture lecture : lectures.values()) {
      Notice notice = announcement(room.id(), lecture.number());
      Announced told = announced.get(notice);
      Instant due = lecture.before(Lecture.ANNOUNCED_BEFORE);
      boolean opensLater = known.isAfter(due);
      Instant atTheLatest = opensLater ? known : due.plus(IN_TIME);
      if (atTheLatest.isBefore(end) && atTheLatest.isBefore(lecture.start().toInstant())) {
        missing += told == null ? 1 : 0;
        late += told != null && !opensLater && !isOnTime(due, told.at()) ? 1 : 0;
      }
      Instant heard =
          isCustomers
              ? tapped.getOrDefault(notice, Instant.MAX)
              : told == null ? Instant.MAX : told.at();
      for (Duration lead : leads(isCustomers)) {
        Instant reminder = lecture.before(lead);
        boolean isDue =
            heard.isBefore(reminder.minus(KNOWN_WITHIN)) && reminder.plus(IN_TIME).isBefore(end);
        missing +=
            isDue && !reminded.containsKey(new Notice(room.id(), lecture.number(), lead)) ? 1 : 0;
      }
    }
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
    return announced.size();
  }

  /** How many announcements were one too many. */
  int announcedTwice() {
    return announced.values().stream().mapToInt(told -> told.times() - 1).sum();
  }

  /** How many reminders there were. */
  int reminders() {
    return reminders;
  }

  /**
   * How many notices did not come within the minute in which they were due, or not at all. An
   * announcement to a room that opened after it was due is due at once, and need only come.
   */
  int late() {
    return late + missing;
  }

  /** How many messages to customer groups their owners never sent. */
  int notTapped() {
    return notTapped;
  }
}
