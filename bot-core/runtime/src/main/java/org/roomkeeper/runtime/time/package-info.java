/**
 * The one clock that keeps time for rooms and people: {@link
 * org.roomkeeper.runtime.time.Clockwork}. There is {@linkplain
 * org.roomkeeper.runtime.time.HostClock the host's}, {@linkplain
 * org.roomkeeper.runtime.time.FollowedClock one that follows a sandbox's} and {@linkplain
 * org.roomkeeper.runtime.time.HandClock one moved by hand}. Who waits, waits by it and may be woken
 * by a {@link org.roomkeeper.runtime.time.Bell}.
 */
@NullMarked
package org.roomkeeper.runtime.time;

import org.jspecify.annotations.NullMarked;
