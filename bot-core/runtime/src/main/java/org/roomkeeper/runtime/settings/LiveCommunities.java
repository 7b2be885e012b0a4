package org.roomkeeper.runtime.settings;

import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.RoomId;

/** The communities of {@code rooms.yaml} as it stands now. Safe for use by many threads. */
final class LiveCommunities implements Communities {
  private final Config<RoomsFile> file;
  private final Config<URI> publicUrl;
  private volatile @Nullable Derived derived;

  LiveCommunities(Config<RoomsFile> file, Config<URI> publicUrl) {
    this.file = file;
    this.publicUrl = publicUrl;
  }

  @Override
  public List<Community> all() {
    return current().communities();
  }

  @Override
  public Optional<Community> find(CommunityId id) {
    return Optional.ofNullable(current().byId().get(id));
  }

  @Override
  public List<ListedRoom> rooms() {
    return current().rooms();
  }

  @Override
  public Set<String> roles(CommunityId community, MemberId member) {
    return current().roles().getOrDefault(community, Map.of()).getOrDefault(member, Set.of());
  }

  /** Equal settings are kept as the same object, so asking for the object is enough, and quick. */
  @SuppressWarnings("ReferenceEquality")
  private Derived current() {
    RoomsFile rooms = file.get();
    URI address = publicUrl.get();
    Derived known = derived;
    if (known == null || known.file() != rooms || !known.publicUrl().equals(address)) {
      known = derive(rooms, address);
      derived = known;
    }
    return known;
  }

  private static Derived derive(RoomsFile file, URI publicUrl) {
    List<Community> communities =
        file.communities().entrySet().stream()
            .map(entry -> community(entry.getKey(), entry.getValue(), publicUrl))
            .toList();
    Map<CommunityId, Community> byId = new HashMap<>();
    communities.forEach(community -> byId.put(community.id(), community));
    Map<CommunityId, Map<MemberId, Set<String>>> roles = new HashMap<>();
    file.communities().forEach((id, entry) -> roles.put(id, roles(entry)));
    return new Derived(file, publicUrl, communities, byId, rooms(file), roles);
  }

  private static Community community(CommunityId id, RoomsFile.Entry entry, URI publicUrl) {
    return new Community(
        id,
        entry.name(),
        entry.languages().stream().map(Locale::toLanguageTag).toList(),
        entry.zones(),
        entry.founders(),
        entry.moderators(),
        entry.hosts().orElse(List.of()),
        entry.openers().orElse(List.of()),
        entry
            .corporateRoom()
            .map(
                room ->
                    new Community.CorporateRoom(room.name(), room.invitation(), room.capacity())),
        URI.create(publicUrl + "/join/" + id),
        entry.rule().orElse(Map.of()));
  }

  private static List<ListedRoom> rooms(RoomsFile file) {
    return file.communities().entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().rooms().stream()
                    .map(
                        room ->
                            new ListedRoom(
                                entry.getKey(),
                                room.roomId(),
                                room.name(),
                                room.kind(),
                                room.family(),
                                room.capacity(),
                                room.webhookKey())))
        .toList();
  }

  private static Map<MemberId, Set<String>> roles(RoomsFile.Entry entry) {
    Map<MemberId, Set<String>> roles = new HashMap<>();
    add(roles, "founder", entry.founders());
    add(roles, "moderator", entry.moderators());
    add(roles, "host", entry.hosts().orElse(List.of()));
    add(roles, "opener", entry.openers().orElse(List.of()));
    add(roles, "expert", entry.experts().orElse(List.of()));
    return roles;
  }

  private static void add(
      Map<MemberId, Set<String>> roles, String role, Collection<MemberId> members) {
    members.forEach(member -> roles.computeIfAbsent(member, any -> new HashSet<>()).add(role));
  }

  /** The names and ids of a file that settings of plugins may name. */
  static Known known(RoomsFile file, RoomLookup ledger) {
    List<RoomsFile.Room> rooms =
        file.communities().values().stream().flatMap(entry -> entry.rooms().stream()).toList();
    Set<String> names = new LinkedHashSet<>();
    rooms.forEach(room -> names.add(room.name()));
    Set<String> communities = new LinkedHashSet<>();
    file.communities().keySet().forEach(id -> communities.add(id.value()));
    return new Known() {
      @Override
      public Optional<RoomId> room(String nameOrId) {
        return rooms.stream()
            .filter(room -> named(room, nameOrId))
            .findFirst()
            .flatMap(RoomsFile.Room::roomId)
            .or(() -> ledger.find(nameOrId));
      }

      @Override
      public Collection<String> rooms() {
        return names;
      }

      @Override
      public Collection<String> communities() {
        return communities;
      }
    };
  }

  private static boolean named(RoomsFile.Room room, String nameOrId) {
    return room.name().equals(nameOrId)
        || room.id().equals(Optional.of(nameOrId))
        || room.roomId().map(RoomId::value).equals(Optional.of(nameOrId));
  }

  private record Derived(
      RoomsFile file,
      URI publicUrl,
      List<Community> communities,
      Map<CommunityId, Community> byId,
      List<ListedRoom> rooms,
      Map<CommunityId, Map<MemberId, Set<String>>> roles) {}
}
