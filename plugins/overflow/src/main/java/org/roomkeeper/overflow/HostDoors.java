package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Rooms;

/**
 * The doors to the hosts, one for each language: who scans one adds a host as a contact, and the
 * language that they chose on the page comes back with it.
 */
final class HostDoors {
  private static final int MOST_HOSTS = 100;

  private final Rooms rooms;
  private final DoorOrders orders;

  @Inject
  HostDoors(Rooms rooms, DoorOrders orders) {
    this.rooms = rooms;
    this.orders = orders;
  }

  /** The name of the door for a language. */
  static String name(String language) {
    return "host/" + language.toLowerCase(Locale.ROOT);
  }

  /** Points the doors to the hosts of now. */
  Reaction point(BotEvent event) {
    Community community = rooms.community();
    List<MemberId> hosts = community.hosts().stream().limit(MOST_HOSTS).toList();
    Reaction reaction = Reaction.none();
    if (hosts.isEmpty()) {
      return reaction;
    }
    for (String language : community.languages()) {
      PointDoor wanted = PointDoor.toHosts(name(language), hosts, "lang=" + language);
      boolean leadsThere = orders.target(wanted.door()).filter(wanted.target()::equals).isPresent();
      reaction = reaction.and(orders.point(wanted, leadsThere, event, "hosts-of-the-community"));
    }
    return reaction;
  }
}
