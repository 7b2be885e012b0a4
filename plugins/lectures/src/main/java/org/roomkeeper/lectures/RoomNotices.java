package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Say;

/**
 * What one room is to be told of one lecture now, before it starts. A change goes to exactly those
 * rooms that saw what was before; where that is still owed, it is withdrawn and the lecture is
 * announced as it stands now.
 */
final class RoomNotices {
  private final Config<LecturesConfig> config;
  private final Config<Timetable> timetable;
  private final LectureTexts texts;
  private final ZonesOfRooms zones;
  private final Told told;

  @Inject
  RoomNotices(Config<LecturesConfig> config, LectureTexts texts, ZonesOfRooms zones, Told told) {
    this.config = config;
    this.timetable = config.map(Timetable::new);
    this.texts = texts;
    this.zones = zones;
    this.told = told;
  }

  /**
   * What is due.
   *
   * @param before how the room stands to the lecture; null if it was never told of it
   * @param all all lectures, for the month's budget
   */
  Reaction due(Entry entry, RoomView room, @Nullable Stand before, List<Entry> all, Instant now) {
    Stand stand = before == null ? fromAnEarlierVersion(entry, room) : before;
    String stamp = entry.lecture().stamp();
    if (stand == null) {
      return mayBeAnnounced(entry, now) ? announce(entry, room, now) : Reaction.none();
    }
    if (stand.asked().equals(stamp)) {
      boolean sawSomethingElse = stand.state() == Stand.State.SAID && !stand.seen().equals(stamp);
      return sawSomethingElse
          ? correct(entry, room, stand, now)
          : remind(entry, room, stand, all, now);
    }
    if (stand.seen().equals(stamp)) {
      // It was changed and changed back before the room heard of it.
      told.put(entry.key(), room.id(), Stand.saw(stand.ref(), stamp, now));
      return withdrawn(stand);
    }
    if (stand.hasSeen()) {
      return withdrawn(stand).and(correct(entry, room, stand, now));
    }
    told.remove(entry.key(), room.id());
    return withdrawn(stand)
        .and(mayBeAnnounced(entry, now) ? announce(entry, room, now) : Reaction.none());
  }

  /**
   * Thanks and the recording, once it is there, in the app groups that were told of the lecture;
   * elsewhere the page shows it.
   */
  Reaction thanks(Entry entry, List<RoomView> rooms, Instant now) {
    Map<RoomId, Stand> stands = told.stands(entry.key());
    Reaction reaction = Reaction.none();
    for (RoomView room : rooms) {
      Stand stand = stands.get(room.id());
      if (room.kind() == RoomKind.APP_GROUP && stand != null && stand.hasSeen()) {
        String message =
            texts.message(
                room.kind(), entry, config.get().words().thanks(), zones.of(room.id()), now);
        reaction =
            reaction
                .and(Say.to(room.id(), message))
                .because("thanks", entry.series().key(), entry.lecture().number());
      }
    }
    return reaction;
  }

  /** Nothing of what is owed under a stand is wanted any more. */
  static Reaction withdrawn(Stand stand) {
    Reaction reaction =
        stand.isOnItsWay() ? Reaction.none().withdraw(stand.ref()) : Reaction.none();
    return stand.reminder().isEmpty() ? reaction : reaction.withdraw(stand.reminder());
  }

  private @Nullable Stand fromAnEarlierVersion(Entry entry, RoomView room) {
    return told.announcedBefore(entry.key(), room.id())
        .map(when -> Stand.saw("", entry.lecture().stamp(), when))
        .orElse(null);
  }

  private boolean mayBeAnnounced(Entry entry, Instant now) {
    return !entry.lecture().isCancelled() && timetable.get().isToBeAnnounced(entry.lecture(), now);
  }

  private Reaction announce(Entry entry, RoomView room, Instant now) {
    String ref = told.ref(entry, room.id());
    told.put(entry.key(), room.id(), Stand.owed(ref, entry.lecture(), true, "", now));
    return say(entry, room, config.get().words().announcement(), ref, now, "announcement-due");
  }

  /** What the room saw is no longer true. */
  private Reaction correct(Entry entry, RoomView room, Stand stand, Instant now) {
    boolean cancelled = entry.lecture().isCancelled();
    LecturesConfig.Words words = config.get().words();
    String ref = told.ref(entry, room.id());
    told.put(entry.key(), room.id(), Stand.owed(ref, entry.lecture(), false, stand.seen(), now));
    return say(
        entry,
        room,
        cancelled ? words.cancellation() : words.change(),
        ref,
        now,
        cancelled ? "cancelled" : "changed");
  }

  private Reaction remind(Entry entry, RoomView room, Stand stand, List<Entry> all, Instant now) {
    boolean inCustomerGroup = room.kind() == RoomKind.CUSTOMER_GROUP;
    boolean knows =
        inCustomerGroup
            ? stand.state() == Stand.State.SAID
            : stand.state() == Stand.State.SAID || stand.state() == Stand.State.OWED;
    Lecture lecture = entry.lecture();
    if (!knows || lecture.isCancelled()) {
      return Reaction.none();
    }
    var due = timetable.get().reminder(lecture, room.kind(), stand.told(), now);
    if (due.isEmpty()
        || (inCustomerGroup && !hasRoomInTheMonth(room, all, now))
        || !told.remind(entry.key(), room.id(), due.get(), lecture.startsAt(), inCustomerGroup)) {
      return Reaction.none();
    }
    String ref = told.ref(entry, room.id());
    told.put(entry.key(), room.id(), stand.reminded(ref));
    return say(entry, room, due.get().text(), ref, now, "reminder-due")
        .bestBefore(due.get().bestBefore());
  }

  /** Whether this month's announcements leave room for one message more. */
  private boolean hasRoomInTheMonth(RoomView room, List<Entry> all, Instant now) {
    long announcements =
        all.stream()
            .filter(entry -> !entry.lecture().isCancelled())
            .filter(entry -> entry.lecture().startsAt().isAfter(now))
            .filter(
                entry -> {
                  Instant from = timetable.get().announcedFrom(entry.lecture());
                  return from.isAfter(now) && Told.sameMonth(from, now);
                })
            .count();
    return told.spent(room.id(), now) + announcements < config.get().customerGroupsAMonth();
  }

  private Reaction say(
      Entry entry,
      RoomView room,
      Map<String, String> text,
      String ref,
      Instant now,
      String because) {
    if (room.kind() == RoomKind.CUSTOMER_GROUP) {
      told.spend(room.id(), now);
    }
    String message = texts.message(room.kind(), entry, text, zones.of(room.id()), now);
    return Reaction.of(Say.to(room.id(), message))
        .ref(ref)
        .bestBefore(entry.lecture().startsAt())
        .because(because, entry.series().key(), entry.lecture().number());
  }
}
