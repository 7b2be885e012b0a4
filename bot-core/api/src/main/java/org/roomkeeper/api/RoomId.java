package org.roomkeeper.api;

/**
 * A room, named by the platform adapter. Opaque to plugins: compare it, keep it, hand it back.
 *
 * @param value 1 to 128 characters without spaces, such as {@code
 *     customer:wrOgQhDgAAMYQiS5ol9G7gK9}
 */
public record RoomId(String value) {
  /** Refuses what no platform adapter can have made. */
  public RoomId {
    Ids.check("room", value, 128, "\\S+");
  }

  @Override
  public String toString() {
    return value;
  }
}
