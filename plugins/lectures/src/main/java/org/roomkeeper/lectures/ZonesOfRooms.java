package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.CountryZones;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.Members;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.Rooms;

/**
 * The time zones in which a room is told a time: the community's own, and those of the countries
 * that its members named, where this plugin may see them; the most frequent first.
 */
final class ZonesOfRooms {
  private static final int MOST_OF_MEMBERS = 5;

  private final Config<LecturesConfig> config;
  private final Rooms rooms;
  private final Members members;

  @Inject
  ZonesOfRooms(Config<LecturesConfig> config, Rooms rooms, Members members) {
    this.config = config;
    this.rooms = rooms;
    this.members = members;
  }

  List<ZoneId> of(RoomId room) {
    var known = new CountryZones(config.get().countryZones());
    var people = new LinkedHashMap<ZoneId, Integer>();
    for (var member : members.in(room)) {
      members
          .find(member)
          .flatMap(view -> view.fact(Facts.COUNTRY))
          .flatMap(known::of)
          .ifPresent(zone -> people.merge(zone, 1, Integer::sum));
    }
    Set<ZoneId> zones = new LinkedHashSet<>(rooms.community().zones());
    people.entrySet().stream()
        .filter(entry -> !zones.contains(entry.getKey()))
        .sorted(Map.Entry.<ZoneId, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(MOST_OF_MEMBERS)
        .map(Map.Entry::getKey)
        .toList()
        .forEach(zones::add);
    return List.copyOf(zones);
  }
}
