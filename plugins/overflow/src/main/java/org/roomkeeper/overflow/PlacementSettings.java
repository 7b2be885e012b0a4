package org.roomkeeper.overflow;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.roomkeeper.api.Translated;

/**
 * Which of the family's rooms are meant for whom.
 *
 * @param by what people are placed by
 * @param rooms for whom a room is meant, by the room's name: departments as the form keeps them,
 *     language tags, or time zones, in small letters but for zones; rooms that are not named are
 *     for all
 * @param movesFrom how many seats must be free in the room that is meant for somebody before they
 *     are offered to move there; 0: nobody is
 * @param countryZones the time zone of a country, by its two letters, where it is not the {@link
 *     org.roomkeeper.api.CountryZones usual one}
 * @param page what is said about moving
 */
record PlacementSettings(
    By by,
    Map<String, List<String>> rooms,
    int movesFrom,
    Map<String, ZoneId> countryZones,
    Words page) {
  /** What people can be placed by. */
  enum By {
    /** By nothing: every room is for all. */
    NONE,
    /** By the fact {@code department}. */
    DEPARTMENT,
    /** By the fact {@code language}, else by the language that somebody chose at the door. */
    LANGUAGE,
    /** By the zone of the fact {@code country}: the nearest that is named. */
    TIME_ZONE
  }

  PlacementSettings {
    if (by != By.NONE && rooms.isEmpty()) {
      throw new IllegalArgumentException("placement.rooms names no room");
    }
    if (movesFrom < 0) {
      throw new IllegalArgumentException("placement.moves-from is never negative");
    }
    rooms = inOneSpelling(by, rooms);
    countryZones = Map.copyOf(countryZones);
  }

  private static Map<String, List<String>> inOneSpelling(By by, Map<String, List<String>> rooms) {
    var all = new LinkedHashMap<String, List<String>>();
    rooms.forEach(
        (room, groups) -> {
          if (groups.isEmpty()) {
            throw new IllegalArgumentException("placement.rooms: “" + room + "” is for nobody");
          }
          var spelt = new ArrayList<String>();
          for (String group : groups) {
            spelt.add(by == By.TIME_ZONE ? zone(group) : plain(group));
          }
          all.put(room.strip(), List.copyOf(spelt));
        });
    return all;
  }

  /** How a department or a language is compared. */
  static String plain(String group) {
    return group.strip().toLowerCase(Locale.ROOT);
  }

  private static String zone(String name) {
    try {
      return ZoneId.of(name.strip()).getId();
    } catch (DateTimeException unknown) {
      throw new IllegalArgumentException(
          "placement.rooms: “" + name + "” is no time zone such as Asia/Shanghai", unknown);
    }
  }

  /**
   * What is said about moving, by language; all may name the {@code {community}} and the {@code
   * {room}}.
   *
   * @param move on the page, to whom another customer group is meant for, above its code
   * @param offer privately, to whom another app group is meant for
   * @param full privately, to whom wants to move there too late
   */
  record Words(Map<String, String> move, Map<String, String> offer, Map<String, String> full) {
    Words {
      move = Translated.check("placement.page.move", move, 1000, "community", "room");
      offer = Translated.check("placement.page.offer", offer, 400, "community", "room");
      full = Translated.check("placement.page.full", full, 400, "community", "room");
    }
  }
}
