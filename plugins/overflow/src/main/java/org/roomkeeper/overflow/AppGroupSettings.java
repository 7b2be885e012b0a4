package org.roomkeeper.overflow;

/**
 * The app groups that the bot opens by itself for members of the corp, and puts them into.
 *
 * @param rooms how many it opens, from 0: none
 * @param roomName what they are called, their number behind it; up to 36 characters
 * @param owner who owns them, a member's id in the corp; empty: the first opener, else the first
 *     founder
 */
record AppGroupSettings(int rooms, String roomName, String owner) {
  AppGroupSettings {
    if (rooms < 0 || rooms > 1000) {
      throw new IllegalArgumentException("app-groups.rooms is 0 to 1000, not " + rooms);
    }
    if (roomName.isBlank() || roomName.length() > 36) {
      throw new IllegalArgumentException("app-groups.room-name has 1 to 36 characters");
    }
    if (owner.strip().length() > 64) {
      throw new IllegalArgumentException("app-groups.owner has up to 64 characters");
    }
  }

  /** Whether the bot opens any. */
  boolean isOn() {
    return rooms > 0;
  }

  /** What a group is called. */
  String nameOf(int number) {
    return roomName.strip() + " " + number;
  }
}
