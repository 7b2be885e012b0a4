package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.net.URI;
import org.roomkeeper.api.Rooms;

/** Where the community's pages of lectures stand. */
final class Addresses {
  private final Rooms rooms;

  @Inject
  Addresses(Rooms rooms) {
    this.rooms = rooms;
  }

  /** A lecture's page. */
  URI lecture(Entry entry) {
    return page("lecture/" + entry.subject());
  }

  /** The page of all series. */
  URI series() {
    return page("series");
  }

  /** The calendar of all lectures. */
  URI feed() {
    return page("feed.ics");
  }

  /** A page of this plugin; the join link stands beside: {@code …/join/<community>}. */
  URI page(String name) {
    var community = rooms.community();
    return community.joinLink().resolve("../" + community.id() + "/lectures/" + name);
  }
}
