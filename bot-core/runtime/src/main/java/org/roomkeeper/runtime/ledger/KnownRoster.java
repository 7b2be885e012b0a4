package org.roomkeeper.runtime.ledger;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.runtime.intake.Roster;
import org.roomkeeper.runtime.ledger.RoomTable.Person;
import org.roomkeeper.runtime.ledger.RoomTable.RoomRow;

/** What is known, for sources and the platform. */
final class KnownRoster implements Roster {
  private final Known known;

  KnownRoster(Known known) {
    this.known = known;
  }

  @Override
  public Optional<RoomView> room(RoomId room) {
    return known.room(room).map(known::view);
  }

  @Override
  public Optional<CommunityId> communityOf(RoomId room) {
    return known.room(room).map(RoomRow::community);
  }

  @Override
  public List<RoomView> openRooms() {
    return known.openRooms(room -> true).stream().map(known::view).toList();
  }

  @Override
  public Set<MemberId> peopleIn(RoomId room) {
    return new LinkedHashSet<>(known.peopleIn(room));
  }

  @Override
  public Set<MemberId> directory() {
    return peopleIn(Directory.ROOM);
  }

  @Override
  public List<MemberId> hostsOf(MemberId member) {
    return known.hostsOf(member);
  }

  @Override
  public Optional<String> nameOf(MemberId member) {
    return known.person(member).map(Person::name).filter(name -> !name.isEmpty());
  }

  @Override
  public Map<String, String> doorDetails(CommunityId community, String door) {
    return known
        .door(community, door)
        .map(row -> LedgerJson.readDetails(row.details()))
        .orElse(Map.of());
  }
}
