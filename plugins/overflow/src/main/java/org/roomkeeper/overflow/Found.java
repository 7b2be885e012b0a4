package org.roomkeeper.overflow;

import java.time.Instant;
import java.util.Locale;
import org.roomkeeper.api.RoomId;

/**
 * Something about a room that is not as it was said to be. What is so now, the room itself tells.
 *
 * @param kind what
 * @param room the room
 * @param was what was known before: the room's name, or its cap where that is what changed; may be
 *     empty
 * @param since when it was found
 * @param ref the card that tells the moderators; empty if none was sent yet
 */
record Found(Kind kind, RoomId room, String was, Instant since, String ref) {
  /** What can be found. */
  enum Kind {
    /** A customer group is there, and nobody said what it is for. */
    UNKNOWN,
    /** A room of the family has another name. */
    RENAMED,
    /** A room of the family was dismissed. */
    DISMISSED,
    /** The cap of a room was lowered under the number of people in it. */
    CAP_LOWERED
  }

  static Found now(Kind kind, RoomId room, String was, Instant at) {
    return new Found(kind, room, was, at, "");
  }

  Found toldBy(String card) {
    return new Found(kind, room, was, since, card);
  }

  boolean isTold() {
    return !ref.isEmpty();
  }

  /** Its name among the notes and on the page: no room has two findings of a kind. */
  String key() {
    return slug() + "/" + room;
  }

  /** The kind as texts name it. */
  String slug() {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
