package org.roomkeeper.runtime.ledger;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.runtime.intake.RoomReading;
import org.roomkeeper.runtime.ledger.RoomTable.DoorRow;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.runtime.settings.Communities.ListedRoom;

/**
 * Which community something belongs to. A room belongs to the community that lists it by id or by
 * name, or behind one of whose doors it stands, or to one of whose openers or hosts it belongs;
 * what nobody claims goes to corp.
 */
final class Claims {
  private final Communities communities;
  private final Known known;

  Claims(Communities communities, Known known) {
    this.communities = communities;
    this.known = known;
  }

  /**
   * A claim on a room.
   *
   * @param community whose it is
   * @param family the family that it joins, if the claim says so
   * @param capacity the most people that it takes, if the founder said so
   */
  record Claim(CommunityId community, Optional<String> family, Optional<Integer> capacity) {
    static final Claim NOBODYS = new Claim(CommunityId.CORP, Optional.empty(), Optional.empty());

    private static Claim of(ListedRoom listed) {
      return new Claim(
          listed.community(),
          Optional.of(listed.family()).filter(family -> !family.isBlank()),
          listed.capacity());
    }

    private static Claim of(CommunityId community, Optional<String> family) {
      return new Claim(community, family, Optional.empty());
    }
  }

  /** The claim on a room of which nothing is known but its id. */
  Claim on(RoomId room) {
    return listed(room).map(Claim::of).orElse(Claim.NOBODYS);
  }

  /** The claim on a room that was read. */
  Claim on(RoomReading reading) {
    return listed(reading.room())
        .or(() -> listed(reading.kind(), reading.name()))
        .map(Claim::of)
        .or(() -> behindDoor(reading))
        .or(() -> reading.owner().flatMap(Claims.this::ofOwner))
        .orElse(Claim.NOBODYS);
  }

  /** The communities that have this member of the corp as a host; corp if none has. */
  List<CommunityId> ofHost(MemberId host) {
    return orCorp(
        communities.all().stream()
            .filter(community -> community.hosts().contains(host))
            .map(Community::id)
            .toList());
  }

  /** The communities that somebody enrolled may be on the way to; corp if none has such a room. */
  List<CommunityId> ofEnrolled() {
    return orCorp(
        communities.all().stream()
            .filter(community -> community.corporateRoom().isPresent())
            .map(Community::id)
            .toList());
  }

  /**
   * The communities to which a member of the corp may speak through the app: those that name them,
   * or have them in a room; corp if none does.
   */
  List<CommunityId> ofSpeaker(MemberId member) {
    return orCorp(
        communities.all().stream()
            .filter(
                community ->
                    names(community, member)
                        || known.communitiesOf(member).contains(community.id()))
            .map(Community::id)
            .toList());
  }

  private static boolean names(Community community, MemberId member) {
    return Stream.of(
            community.founders(), community.moderators(), community.hosts(), community.openers())
        .anyMatch(people -> people.contains(member));
  }

  /** A community if there is one of this name, else corp. */
  CommunityId orCorp(CommunityId named) {
    return communities.find(named).map(Community::id).orElse(CommunityId.CORP);
  }

  private Optional<ListedRoom> listed(RoomId room) {
    return communities.rooms().stream()
        .filter(listed -> listed.id().filter(room::equals).isPresent())
        .findFirst();
  }

  private Optional<ListedRoom> listed(RoomKind kind, String name) {
    return communities.rooms().stream()
        .filter(listed -> listed.id().isEmpty())
        .filter(listed -> listed.kind() == kind && listed.name().equals(name))
        .findFirst();
  }

  private Optional<Claim> behindDoor(RoomReading reading) {
    return known.doors().stream()
        .filter(door -> door.target() instanceof PointDoor.ToRooms rooms && leadsTo(rooms, reading))
        .findFirst()
        .map(door -> Claim.of(door.community(), familyBehind(door, reading)));
  }

  /** People can come in through the door, or the room is named like those that it opens. */
  private static boolean leadsTo(PointDoor.ToRooms door, RoomReading reading) {
    return letsPeopleInto(door, reading)
        || (door.autoCreate()
            && reading.kind() == RoomKind.CUSTOMER_GROUP
            && isNumbered(door.baseName(), reading.name()));
  }

  private static boolean letsPeopleInto(PointDoor.ToRooms door, RoomReading reading) {
    return door.rooms().contains(reading.room())
        || reading.people().stream()
            .anyMatch(person -> person.state().filter(door.state()::equals).isPresent());
  }

  private static boolean isNumbered(String baseName, String name) {
    if (baseName.isBlank() || !name.startsWith(baseName)) {
      return false;
    }
    String number = name.substring(baseName.length()).strip();
    return !number.isEmpty() && number.chars().allMatch(Character::isDigit);
  }

  /**
   * The family of the other rooms behind the door, if people come in already. A name alone does not
   * tell: a person may have opened the room under the name that they were given, and it is not
   * ready before they say so.
   */
  private Optional<String> familyBehind(DoorRow door, RoomReading reading) {
    return door.target() instanceof PointDoor.ToRooms rooms && letsPeopleInto(rooms, reading)
        ? rooms.rooms().stream()
            .flatMap(room -> Optional.ofNullable(known.factsOf(room).get(Facts.FAMILY)).stream())
            .findFirst()
        : Optional.empty();
  }

  private Optional<Claim> ofOwner(MemberId owner) {
    return communities.all().stream()
        .filter(
            community -> community.openers().contains(owner) || community.hosts().contains(owner))
        .findFirst()
        .map(community -> Claim.of(community.id(), Optional.empty()));
  }

  private static List<CommunityId> orCorp(List<CommunityId> found) {
    return found.isEmpty() ? List.of(CommunityId.CORP) : found;
  }
}
