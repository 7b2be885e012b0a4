package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.CountryZones;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberView;
import org.roomkeeper.api.Members;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.overflow.PlacementSettings.By;

/**
 * Which group of people somebody belongs to, and which rooms are meant for it: by department,
 * language or time zone, as the settings say. Of several rooms the emptiest comes first, by tenths
 * of what they take, so that they fill evenly and their order does not change with each arrival.
 */
final class Placement {
  /** Zones are compared by the offsets of one moment, so that a change of clocks moves nobody. */
  private static final Instant OF_ZONES = Instant.parse("2026-01-01T00:00:00Z");

  private static final int A_DAY = Math.toIntExact(Duration.ofDays(1).toSeconds());

  private final Config<OverflowConfig> config;
  private final Family family;
  private final Members members;

  @Inject
  Placement(Config<OverflowConfig> config, Family family, Members members) {
    this.config = config;
    this.family = family;
    this.members = members;
  }

  /** Whether people are placed at all. */
  boolean isOn() {
    return settings().by() != By.NONE;
  }

  /** The groups that rooms are meant for, in the order of the settings. */
  List<String> groups() {
    return isOn()
        ? settings().rooms().values().stream().flatMap(List::stream).distinct().toList()
        : List.of();
  }

  /** The group of whoever looks at a page; empty if none is known, or no room is meant for it. */
  Optional<String> groupOf(Page.Request request) {
    Optional<String> own = request.member().flatMap(this::trait);
    return own.isEmpty() && settings().by() == By.LANGUAGE
        ? group(request.language())
        : own.flatMap(this::group);
  }

  /** The group of a person. */
  Optional<String> groupOf(MemberId member) {
    return trait(member).flatMap(this::group);
  }

  /** Whether a room is meant for a group, not only open to it. */
  boolean isMeantFor(RoomView room, String group) {
    return groupsOf(room).contains(group);
  }

  /** The groups that a room is meant for; empty: it is for all. */
  List<String> groupsOf(RoomView room) {
    return isOn() ? settings().rooms().getOrDefault(room.name(), List.of()) : List.of();
  }

  /** Those of some rooms that are meant for a group, the emptiest first. */
  List<RoomView> roomsOf(String group, List<RoomView> some) {
    return some.stream()
        .filter(room -> isMeantFor(room, group))
        .sorted(Comparator.comparingInt(this::tenths))
        .toList();
  }

  /** The order in which rooms are filled with those who belong nowhere: rooms for all first. */
  List<RoomView> inOrder(List<RoomView> some) {
    return isOn()
        ? some.stream()
            .sorted(
                Comparator.<RoomView, Boolean>comparing(room -> !groupsOf(room).isEmpty())
                    .thenComparingInt(this::tenths))
            .toList()
        : some;
  }

  /** The names of rooms in the settings under which there is none. */
  List<String> missing(List<RoomView> some) {
    List<String> names = some.stream().map(RoomView::name).toList();
    return isOn()
        ? settings().rooms().keySet().stream().filter(name -> !names.contains(name)).toList()
        : List.of();
  }

  private int tenths(RoomView room) {
    return (int) (10L * room.headcount() / Math.max(1, family.capacity(room)));
  }

  private Optional<String> trait(MemberId member) {
    return members.find(member).flatMap(this::trait);
  }

  private Optional<String> trait(MemberView person) {
    return switch (settings().by()) {
      case NONE -> Optional.empty();
      case DEPARTMENT -> person.fact(Facts.DEPARTMENT);
      case LANGUAGE -> person.language();
      case TIME_ZONE -> person.fact(Facts.COUNTRY);
    };
  }

  private Optional<String> group(String trait) {
    return settings().by() == By.TIME_ZONE ? nearest(trait) : named(trait);
  }

  /** The department; or the language, of whatever region. */
  private Optional<String> named(String trait) {
    String plain = PlacementSettings.plain(trait);
    List<String> groups = groups();
    if (groups.contains(plain)) {
      return Optional.of(plain);
    }
    int dash = plain.indexOf('-');
    return settings().by() == By.LANGUAGE && dash > 0
        ? Optional.of(plain.substring(0, dash)).filter(groups::contains)
        : Optional.empty();
  }

  private Optional<String> nearest(String country) {
    return new CountryZones(settings().countryZones())
        .of(country)
        .flatMap(
            home ->
                groups().stream()
                    .min(Comparator.comparingInt(zone -> apart(home, ZoneId.of(zone)))));
  }

  /** How many seconds the clocks of two zones differ, around the globe. */
  private static int apart(ZoneId one, ZoneId other) {
    int apart = Math.abs(offset(one) - offset(other));
    return Math.min(apart, A_DAY - apart);
  }

  private static int offset(ZoneId zone) {
    return zone.getRules().getStandardOffset(OF_ZONES).getTotalSeconds();
  }

  private PlacementSettings settings() {
    return config.get().placement();
  }
}
