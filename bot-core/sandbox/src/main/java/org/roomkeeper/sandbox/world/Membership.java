package org.roomkeeper.sandbox.world;

import org.jspecify.annotations.Nullable;

/**
 * Somebody's place in a room.
 *
 * @param person their id
 * @param since when they came, in seconds
 * @param scene 1 invited by a member, 2 by a link, 3 by a code
 * @param invitor who invited them, null if nobody
 * @param state the join way's state, empty if none
 * @param nickname their name in this room, may be empty
 */
public record Membership(
    String person,
    long since,
    int scene,
    @Nullable String invitor,
    String state,
    String nickname) {}
