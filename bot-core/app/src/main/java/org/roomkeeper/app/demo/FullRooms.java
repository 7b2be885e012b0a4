package org.roomkeeper.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.roomkeeper.app.founding.People;

/** Tells of each customer group once it is full. */
final class FullRooms {
  private final People people;
  private final int cap;
  private final Telling telling;
  private final Set<String> told = new HashSet<>();

  /** Rooms that are full when WeCom itself takes nobody more. */
  FullRooms(People people, Telling telling) {
    this(people, Integer.MAX_VALUE, telling);
  }

  /**
   * Rooms that are full.
   *
   * @param cap how many people they hold, if that is less than WeCom takes
   */
  FullRooms(People people, int cap, Telling telling) {
    this.people = people;
    this.cap = cap;
    this.telling = telling;
  }

  /** Tells of those that have become full since the last look. */
  void look() throws IOException, InterruptedException {
    for (JsonNode room : people.look("world").path("rooms")) {
      int size = room.path("size").asInt();
      boolean full =
          room.path("type").asText().equals("customer")
              && size >= Math.min(cap, room.path("cap").asInt());
      if (full && told.add(room.path("id").asText())) {
        telling.happened("“" + room.path("name").asText() + "” is full: " + size + " people");
      }
    }
  }
}
