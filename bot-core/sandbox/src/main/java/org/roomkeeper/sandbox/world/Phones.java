package org.roomkeeper.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each person sees outside of rooms, in its order. */
public final class Phones {
  /** How somebody was welcomed. */
  public enum Way {
    /** Greeted as a new contact, by {@code send_welcome_msg}. */
    CODE,
    /** Written to by the app, by {@code message/send} (cards are not counted). */
    PRIVATE,
    /** Shown a room's welcome text by WeCom. */
    ROOM
  }

  /**
   * Something on somebody's phone.
   *
   * @param at when, in milliseconds
   * @param kind app, card, welcome, chat, task, notice; mine and sent for what they wrote
   *     themselves to the app and to a contact
   * @param from whose it is, or to whom it was sent: a person's id, "app" or "wecom"
   * @param content what it shows, or where it is found ({@code card}, {@code msgid})
   */
  public record Seen(long at, String kind, String from, ObjectNode content) {}

  private final World world;
  private final Map<String, List<Seen>> seen = new HashMap<>();
  private final Map<String, Map<Way, Integer>> welcomes = new HashMap<>();

  Phones(World world) {
    this.world = world;
  }

  /** Everything that somebody has been shown. */
  public List<Seen> of(String person) {
    return Collections.unmodifiableList(seen.getOrDefault(person, List.of()));
  }

  /** How often each way of welcoming has reached somebody. */
  public Map<Way, Integer> welcomesOf(String person) {
    return Collections.unmodifiableMap(welcomes.getOrDefault(person, Map.of()));
  }

  void show(String person, String kind, String from, ObjectNode content) {
    seen.computeIfAbsent(person, _ -> new ArrayList<>())
        .add(new Seen(world.clock().now(), kind, from, content));
  }

  void welcomed(String person, Way way) {
    welcomes.computeIfAbsent(person, _ -> new EnumMap<>(Way.class)).merge(way, 1, Integer::sum);
  }
}
