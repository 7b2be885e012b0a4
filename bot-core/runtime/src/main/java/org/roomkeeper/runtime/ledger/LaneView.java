package org.roomkeeper.runtime.ledger;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Door;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberView;
import org.roomkeeper.api.Members;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.runtime.ledger.RoomTable.DoorRow;
import org.roomkeeper.runtime.ledger.RoomTable.RoomRow;
import org.roomkeeper.runtime.settings.Communities;

/** Rooms and people of one community as one plugin may see them, as they are now. */
final class LaneView implements Rooms {
  private final CommunityId id;
  private final Lane lane;
  private final Known known;
  private final NotedFacts noted;
  private final Shown shown;
  private final Communities communities;
  private final Runnable check;

  LaneView(
      Lane lane,
      Known known,
      NotedFacts noted,
      Shown shown,
      Communities communities,
      Runnable check) {
    this.id = lane.community();
    this.lane = lane;
    this.known = known;
    this.noted = noted;
    this.shown = shown;
    this.communities = communities;
    this.check = check;
  }

  @Override
  public Community community() {
    check.run();
    return communities
        .find(id)
        .orElseThrow(() -> new IllegalStateException("rooms.yaml describes no community " + id));
  }

  @Override
  public Optional<RoomView> find(RoomId room) {
    check.run();
    return row(room).map(this::shown);
  }

  @Override
  public List<RoomView> all() {
    return all(row -> true);
  }

  @Override
  public List<RoomView> family(String family) {
    return all(row -> family.equals(factsOf(row.id()).get(Facts.FAMILY)));
  }

  @Override
  public Optional<Door> door(String name) {
    check.run();
    return known.door(id, name).flatMap(LaneView::door);
  }

  Members members() {
    return new People();
  }

  private List<RoomView> all(Predicate<RoomRow> which) {
    check.run();
    return known.openRooms(row -> row.community().equals(id) && which.test(row)).stream()
        .map(this::shown)
        .toList();
  }

  private Optional<RoomRow> row(RoomId room) {
    return known.room(room).filter(row -> row.community().equals(id));
  }

  private RoomView shown(RoomRow row) {
    var view = known.view(row);
    return new RoomView(
        view.id(),
        view.name(),
        view.kind(),
        view.headcount(),
        view.capacity(),
        view.owner(),
        view.open(),
        shown(factsOf(row.id())));
  }

  private Map<String, String> factsOf(RoomId room) {
    return noted.over(new NoteFact.OfRoom(room), known.factsOf(room));
  }

  private Map<String, String> shown(Map<String, String> facts) {
    var visible = new HashMap<>(facts);
    visible.keySet().removeIf(key -> !isShown(key));
    return visible;
  }

  /** What a plugin may be shown: what it is let see, and what it notes under its own name. */
  private boolean isShown(String key) {
    return shown.facts().contains(key) || key.startsWith(lane.plugin() + "/");
  }

  private static Optional<Door> door(DoorRow row) {
    return Optional.ofNullable(LedgerJson.readDetails(row.details()).get("code"))
        .map(code -> new Door(row.name(), URI.create(code), row.target()));
  }

  private final class People implements Members {
    @Override
    public Optional<MemberView> find(MemberId member) {
      check.run();
      var facts = noted.over(new NoteFact.OfMember(member), known.factsOf(id, member));
      if (known.person(member).isEmpty() && facts.isEmpty()) {
        return Optional.empty();
      }
      var view = known.view(id, member);
      return Optional.of(
          new MemberView(
              view.id(),
              shown.names() ? view.name() : "",
              view.kind(),
              view.roles(),
              shown(facts)));
    }

    @Override
    public List<MemberId> in(RoomId room) {
      check.run();
      return row(room).isPresent() ? known.peopleIn(room) : List.of();
    }

    @Override
    public boolean isIn(RoomId room, MemberId member) {
      check.run();
      return row(room).isPresent() && known.membership(room, member).isPresent();
    }
  }
}
