package org.roomkeeper.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Something that stands in a room.
 *
 * @param id the msgid, as the archive has it
 * @param at when, in milliseconds
 * @param from a person's id, or the id of an app or robot (beginning with wb), or "wecom"
 * @param type the archive's msgtype
 * @param body the archive's payload of that type
 * @param recalled whether its author took it back
 */
public record RoomMessage(
    String id, long at, String from, String type, ObjectNode body, boolean recalled) {
  /** The same, taken back. */
  RoomMessage asRecalled() {
    return new RoomMessage(id, at, from, type, body, true);
  }
}
