package org.roomkeeper.runtime.ledger;

import java.time.Instant;
import java.util.Optional;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.RoomId;

/**
 * An event on which a plugin failed and that was not answered since.
 *
 * @param lane whose
 * @param event the event
 * @param room the room that the event is about, if any
 * @param member the person whom the event is about, if any
 * @param at when the plugin failed
 * @param what what went wrong
 */
public record Failed(
    Lane lane,
    EventId event,
    Optional<RoomId> room,
    Optional<MemberId> member,
    Instant at,
    String what) {}
