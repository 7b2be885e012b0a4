package org.roomkeeper.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All rooms of every kind, and what is said in them. */
public final class Rooms {
  private final World world;
  private final Map<String, Room> rooms = new LinkedHashMap<>();

  Rooms(World world) {
    this.world = world;
  }

  /** A room by its id, or null. */
  public @Nullable Room find(String id) {
    return rooms.get(id);
  }

  /**
   * A room by its id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Room get(String id) {
    Room room = rooms.get(id);
    if (room == null) {
      throw new IllegalArgumentException("there is no room " + id);
    }
    return room;
  }

  /** All of them, the first opened first. */
  public Collection<Room> all() {
    return Collections.unmodifiableCollection(rooms.values());
  }

  /** Those of a kind that have not been dismissed. */
  public List<Room> of(RoomType type) {
    return rooms.values().stream()
        .filter(room -> room.type() == type && !room.dismissed())
        .toList();
  }

  /** How many people a room may hold. */
  public long cap(Room room) {
    return world
        .knobs()
        .number(
            switch (room.type()) {
              case CUSTOMER -> Knob.CUSTOMER_GROUP_CAP;
              case ALL_STAFF -> Knob.ALL_STAFF_CAP;
              case APP, INTERNAL -> Knob.APP_GROUP_CAP;
            });
  }

  void add(Room room) {
    rooms.put(room.id(), room);
  }

  /** A room made in the client by a member for members. */
  public Room openInternal(String owner, String name, Collection<String> members) {
    Room room =
        new Room(
            world.names().make("wr", 30),
            RoomType.INTERNAL,
            name,
            world.directory().get(owner).id(),
            world.clock().seconds());
    add(room);
    room.enter(place(owner, null));
    for (String member : members) {
      room.enter(place(world.directory().get(member).id(), owner));
    }
    return room;
  }

  /** The room that holds the whole directory, by itself. */
  public Room openAllStaff(String owner, String name) {
    Room room =
        new Room(
            world.names().make("wr", 30),
            RoomType.ALL_STAFF,
            name,
            world.directory().get(owner).id(),
            world.clock().seconds());
    add(room);
    world.directory().members().forEach(member -> enrolled(room, member.id()));
    return room;
  }

  /** A new member of the corp is in the all-staff rooms from the start. */
  void enrolled(String member) {
    of(RoomType.ALL_STAFF).forEach(room -> enrolled(room, member));
  }

  /** Who leaves the corp leaves its inner rooms. */
  void left(String member) {
    for (Room room : rooms.values()) {
      if (room.type() != RoomType.CUSTOMER) {
        room.leave(member);
      }
    }
  }

  private void enrolled(Room room, String member) {
    if (room.size() < world.knobs().number(Knob.ALL_STAFF_CAP)) {
      room.enter(place(member, null));
    }
  }

  Membership place(String person, @Nullable String invitor) {
    return new Membership(person, world.clock().seconds(), 1, invitor, "", "");
  }

  /** Switches the archive of a room on or off. */
  public void archive(String roomId, boolean on) {
    get(roomId).archived(on);
  }

  /**
   * Somebody in the room says something.
   *
   * @param type the archive's msgtype: text, image, link, file, mixed, chatrecord and so on
   * @param body the archive's payload of that type
   * @return the msgid
   * @throws IllegalArgumentException if they are not in the room, or their client does not send it:
   *     an intercept rule forbids it
   */
  public String say(String roomId, String person, String type, ObjectNode body) {
    Room room = get(roomId);
    if (!room.holds(person) || room.dismissed()) {
      throw new IllegalArgumentException(person + " is not in the room " + roomId);
    }
    if (room.type() == RoomType.CUSTOMER) {
      world
          .interceptRules()
          .stops(person, body.path("content").asText())
          .ifPresent(
              rule -> {
                throw new IllegalArgumentException("the client does not send it: rule " + rule);
              });
    }
    String id = post(room, person, type, body);
    if (room.archived()) {
      world.archive().said(room, id, person, type, body);
    }
    return id;
  }

  /** The author takes a message back; people can within two minutes, here always. */
  public void recall(String roomId, String person, String messageId) {
    Room room = get(roomId);
    RoomMessage message = room.message(messageId);
    if (message == null || !message.from().equals(person)) {
      throw new IllegalArgumentException(person + " did not write a message " + messageId);
    }
    room.recalled(message);
    if (room.archived()) {
      world.archive().recalled(room, person, messageId);
    }
  }

  /** Puts a message into a room without asking who may. */
  String post(Room room, String from, String type, ObjectNode body) {
    boolean outside = from.startsWith("wm") || room.type() == RoomType.CUSTOMER;
    String id = world.names().make("CAQQ", 24) + "=" + (outside ? "_external" : "");
    room.add(new RoomMessage(id, world.clock().now(), from, type, body, false));
    return id;
  }
}
