package org.roomkeeper.api;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A community as its founder describes it in {@code rooms.yaml}; {@link Rooms#community()} gives
 * the one in hand.
 *
 * @param id its key
 * @param names its name by language
 * @param languages the languages of its messages, first the one that leads; at least one
 * @param zones the time zones in which times are shown, first the one that leads; at least one
 * @param founders who are told of alarms
 * @param moderators who get cards
 * @param hosts member accounts whom newcomers add as a contact, sharing the load
 * @param openers who are asked to open the next customer group, first the one asked first
 * @param corporateRoom where everybody goes once the named number of rooms is full
 * @param joinLink the community's one permanent address for newcomers
 * @param rules the rooms' rule in a few sentences, by language; may be empty
 */
public record Community(
    CommunityId id,
    Map<String, String> names,
    List<String> languages,
    List<ZoneId> zones,
    List<MemberId> founders,
    List<MemberId> moderators,
    List<MemberId> hosts,
    List<MemberId> openers,
    Optional<CorporateRoom> corporateRoom,
    URI joinLink,
    Map<String, String> rules) {
  /** Copies the collections. */
  public Community {
    names = Map.copyOf(names);
    languages = List.copyOf(languages);
    zones = List.copyOf(zones);
    founders = List.copyOf(founders);
    moderators = List.copyOf(moderators);
    hosts = List.copyOf(hosts);
    openers = List.copyOf(openers);
    rules = Map.copyOf(rules);
  }

  /** A community whose founder has written down no rule. */
  public Community(
      CommunityId id,
      Map<String, String> names,
      List<String> languages,
      List<ZoneId> zones,
      List<MemberId> founders,
      List<MemberId> moderators,
      List<MemberId> hosts,
      List<MemberId> openers,
      Optional<CorporateRoom> corporateRoom,
      URI joinLink) {
    this(
        id,
        names,
        languages,
        zones,
        founders,
        moderators,
        hosts,
        openers,
        corporateRoom,
        joinLink,
        Map.of());
  }

  /** The name in a language, else in the leading one, else the key. */
  public String name(String language) {
    return names.getOrDefault(language, names.getOrDefault(languages.getFirst(), id.value()));
  }

  /** The rooms' rule in a language, else in the leading one, else empty. */
  public String rule(String language) {
    return rules.getOrDefault(language, rules.getOrDefault(languages.getFirst(), ""));
  }

  /**
   * The room of last resort, which people enter by the corp's invitation link.
   *
   * @param name its name
   * @param invitation the corp's invitation link, which only a person can make
   * @param capacity the most people that it takes
   */
  public record CorporateRoom(String name, URI invitation, int capacity) {}
}
