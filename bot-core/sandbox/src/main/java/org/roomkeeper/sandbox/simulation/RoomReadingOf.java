package org.roomkeeper.sandbox.simulation;

import java.time.Instant;
import java.util.Optional;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberJoined.Entry;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.runtime.intake.RoomReading;
import org.roomkeeper.sandbox.world.Knob;
import org.roomkeeper.sandbox.world.Membership;
import org.roomkeeper.sandbox.world.Room;
import org.roomkeeper.sandbox.world.RoomType;
import org.roomkeeper.sandbox.world.World;

/** A room of the world as it shows itself to a bot; app groups tell less than customer groups. */
final class RoomReadingOf {
  private RoomReadingOf() {}

  /** What can be read of a room; empty if its owner has ended it. */
  static Optional<RoomReading> world(World world, Room room) {
    if (room.dismissed()) {
      return Optional.empty();
    }
    boolean customers = room.type() == RoomType.CUSTOMER;
    return Optional.of(
        new RoomReading(
            WorldIds.room(room),
            kind(room.type()),
            room.name(),
            Optional.of(WorldIds.staff(room.owner())),
            room.notice(),
            Math.toIntExact(
                world.knobs().number(customers ? Knob.CUSTOMER_GROUP_CAP : Knob.APP_GROUP_CAP)),
            room.members().stream().map(member -> person(world, member, customers)).toList()));
  }

  static RoomKind kind(RoomType type) {
    return switch (type) {
      case CUSTOMER -> RoomKind.CUSTOMER_GROUP;
      case APP -> RoomKind.APP_GROUP;
      case ALL_STAFF -> RoomKind.ALL_STAFF;
      case INTERNAL -> RoomKind.OTHER_INTERNAL;
    };
  }

  private static RoomReading.Person person(World world, Membership member, boolean all) {
    MemberId id = WorldIds.person(world, member.person());
    return new RoomReading.Person(
        id,
        world.customers().nameOf(member.person()),
        WorldIds.isStaff(id) ? MemberKind.STAFF : MemberKind.GUEST,
        all ? Optional.of(Instant.ofEpochSecond(member.since())) : Optional.empty(),
        all ? entry(member.scene()) : Entry.UNKNOWN,
        all ? Optional.of(member.state()).filter(state -> !state.isEmpty()) : Optional.empty(),
        all ? Optional.ofNullable(member.invitor()).map(WorldIds::staff) : Optional.empty());
  }

  private static Entry entry(int scene) {
    return switch (scene) {
      case 1 -> Entry.INVITED;
      case 2 -> Entry.LINK;
      case 3 -> Entry.CODE;
      default -> Entry.UNKNOWN;
    };
  }
}
