package org.roomkeeper.api;

import java.util.Map;
import java.util.Optional;

/**
 * What is known of a room. In an event: as it was when the event was written down; from {@link
 * Rooms}: as it is now.
 *
 * @param id the room
 * @param name its name in the client; empty while nobody has named it
 * @param kind what the platform allows in it
 * @param headcount people in it, bots not counted, from 0
 * @param capacity the most people that it takes, from 1
 * @param owner who owns it, if known
 * @param open false once it was dismissed
 * @param facts what the founder lets this plugin see of {@code family}, {@code welcome-set} and
 *     facts that plugins noted, by key
 */
public record RoomView(
    RoomId id,
    String name,
    RoomKind kind,
    int headcount,
    int capacity,
    Optional<MemberId> owner,
    boolean open,
    Map<String, String> facts) {
  /** Copies the facts. */
  public RoomView {
    facts = Map.copyOf(facts);
  }

  /** How many more people fit, from 0. */
  public int space() {
    return Math.max(0, capacity - headcount);
  }

  /** The fact under a key, if it is known and this plugin may see it. */
  public Optional<String> fact(String key) {
    return Optional.ofNullable(facts.get(key));
  }
}
