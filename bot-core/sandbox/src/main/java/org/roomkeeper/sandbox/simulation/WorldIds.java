package org.roomkeeper.sandbox.simulation;

import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.sandbox.world.Room;
import org.roomkeeper.sandbox.world.World;

/** Between the world's ids and the bot's, which say what kind of thing they name. */
final class WorldIds {
  private static final String STAFF = "staff:";
  private static final String GUEST = "guest:";

  private WorldIds() {}

  /** A member of the corp. */
  static MemberId staff(String userId) {
    return new MemberId(STAFF + userId);
  }

  /** A WeChat user. */
  static MemberId guest(String customer) {
    return new MemberId(GUEST + customer);
  }

  /** Whoever of the world this is: a member of the corp if there is one, else a WeChat user. */
  static MemberId person(World world, String id) {
    return world.directory().find(id) == null ? guest(id) : staff(id);
  }

  static boolean isStaff(MemberId member) {
    return member.value().startsWith(STAFF);
  }

  /** A room of the world. */
  static RoomId room(Room room) {
    String kind =
        switch (room.type()) {
          case CUSTOMER -> "customer:";
          case APP -> "app:";
          case ALL_STAFF -> "all-staff:";
          case INTERNAL -> "internal:";
        };
    return new RoomId(kind + room.id());
  }

  static String wire(MemberId member) {
    return afterColon(member.value());
  }

  static String wire(RoomId room) {
    return afterColon(room.value());
  }

  private static String afterColon(String value) {
    return value.substring(value.indexOf(':') + 1);
  }
}
