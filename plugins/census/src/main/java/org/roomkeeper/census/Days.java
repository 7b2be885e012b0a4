package org.roomkeeper.census;

import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Store;

/**
 * What happened on each day, by the calendar of the community's leading zone: numbers alone, which
 * stay when a person is forgotten. The sum of all changes is the number of people there are now.
 */
final class Days {
  private static final String DAY = "day/";

  private final Store store;
  private final Rooms rooms;

  @Inject
  Days(Store store, Rooms rooms) {
    this.store = store;
    this.rooms = rooms;
  }

  /**
   * A day.
   *
   * @param joined how many came for the first time
   * @param returned how many came again who had left
   * @param left how many left their last room
   * @param corrected by how many the number was off when it was taken anew
   */
  record Day(long joined, long returned, long left, long corrected) {
    static final Day QUIET = new Day(0, 0, 0, 0);

    Day andJoined() {
      return new Day(joined + 1, returned, left, corrected);
    }

    Day andReturned() {
      return new Day(joined, returned + 1, left, corrected);
    }

    Day andLeft() {
      return new Day(joined, returned, left + 1, corrected);
    }

    Day andCorrected(long by) {
      return new Day(joined, returned, left, corrected + by);
    }

    /** By how many people the community grew. */
    long change() {
      return joined + returned - left + corrected;
    }
  }

  /** The day of a moment. */
  LocalDate of(Instant moment) {
    return moment.atZone(rooms.community().zones().getFirst()).toLocalDate();
  }

  /** When a day begins. */
  Instant beginning(LocalDate day) {
    return day.atStartOfDay(rooms.community().zones().getFirst()).toInstant();
  }

  /** Something more happened on a day. */
  void on(LocalDate date, UnaryOperator<Day> more) {
    String key = DAY + date;
    store.put(key, more.apply(store.get(key, Day.class).orElse(Day.QUIET)));
  }

  /** All days on which something happened. */
  NavigableMap<LocalDate, Day> all() {
    var days = new TreeMap<LocalDate, Day>();
    store
        .under(DAY, Day.class)
        .forEach((key, day) -> days.put(LocalDate.parse(key.substring(DAY.length())), day));
    return days;
  }
}
