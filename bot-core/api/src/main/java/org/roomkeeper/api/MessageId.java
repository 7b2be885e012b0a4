package org.roomkeeper.api;

/**
 * A message in a room.
 *
 * @param value the platform's own id, 1 to 256 characters without spaces
 */
public record MessageId(String value) {
  /** Refuses what no platform adapter can have made. */
  public MessageId {
    Ids.check("message", value, 256, "\\S+");
  }

  @Override
  public String toString() {
    return value;
  }
}
