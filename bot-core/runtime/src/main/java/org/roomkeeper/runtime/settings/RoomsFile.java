package org.roomkeeper.runtime.settings;

import java.net.URI;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;

/**
 * {@code rooms.yaml} as it stands in the file.
 *
 * @param communities what is kept, by key
 */
record RoomsFile(Map<CommunityId, Entry> communities) {
  RoomsFile {
    if (communities.containsKey(CommunityId.CORP)) {
      throw new Unfit(Phrase.of("settings.reserved-community"));
    }
    Set<RoomId> ids = new HashSet<>();
    for (Entry community : communities.values()) {
      for (Room room : community.rooms()) {
        if (room.roomId().isPresent() && !ids.add(room.roomId().get())) {
          throw new Unfit(Phrase.of("settings.same-room", room.name()));
        }
      }
    }
  }

  /**
   * A community.
   *
   * @param name its name by language
   * @param languages the languages of its messages, first the one that leads
   * @param zones the time zones in which times are shown, first the one that leads
   * @param rule the rooms' rule by language
   */
  record Entry(
      Map<String, String> name,
      List<Locale> languages,
      List<ZoneId> zones,
      List<MemberId> founders,
      List<MemberId> moderators,
      Optional<List<MemberId>> hosts,
      Optional<List<MemberId>> openers,
      Optional<List<MemberId>> experts,
      Optional<Map<String, String>> rule,
      Optional<Corporate> corporateRoom,
      List<Room> rooms) {
    Entry {
      if (languages.isEmpty()) {
        throw new Unfit(Phrase.of("settings.languages-needed"));
      }
      if (zones.isEmpty()) {
        throw new Unfit(Phrase.of("settings.zones-needed"));
      }
      if (founders.isEmpty()) {
        throw new Unfit(Phrase.of("settings.founders-needed"));
      }
      if (moderators.isEmpty()) {
        throw new Unfit(Phrase.of("settings.moderators-needed"));
      }
    }
  }

  /**
   * The room of last resort.
   *
   * @param name its name
   * @param invitation the corp's invitation link
   * @param capacity the most people that it takes
   */
  record Corporate(String name, URI invitation, int capacity) {
    Corporate {
      positive(capacity);
    }
  }

  /**
   * A room.
   *
   * @param id as the platform says it, without the kind
   */
  record Room(
      String name,
      RoomKind kind,
      Optional<String> id,
      String family,
      Optional<Integer> capacity,
      Optional<Secret> webhookKey) {
    Room {
      capacity.ifPresent(RoomsFile::positive);
      if (id.isEmpty() && (kind == RoomKind.APP_GROUP || kind == RoomKind.OTHER_INTERNAL)) {
        throw new Unfit(Phrase.of("settings.room-id-kind", Names.key(kind)));
      }
    }

    Optional<RoomId> roomId() {
      return switch (kind) {
        case CUSTOMER_GROUP -> id.map(value -> new RoomId("customer:" + value));
        case APP_GROUP -> id.map(value -> new RoomId("app:" + value));
        case OTHER_INTERNAL -> id.map(value -> new RoomId("internal:" + value));
        case ALL_STAFF -> Optional.of(new RoomId("all-staff:" + id.orElseGet(this::slug)));
      };
    }

    private String slug() {
      String slug = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
      return slug.length() <= 60 ? slug : slug.substring(0, 60);
    }
  }

  private static void positive(int capacity) {
    if (capacity < 1) {
      throw new Unfit(Phrase.of("settings.capacity", capacity));
    }
  }
}
