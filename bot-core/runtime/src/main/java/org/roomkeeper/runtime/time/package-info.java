/**
 * The one clock that keeps time for rooms and people: {@link
 * org.roomkeeper.runtime.time.Clockwork}, of which there is the host's and one that follows a
 * sandbox's.
 */
@NullMarked
package org.roomkeeper.runtime.time;

import org.jspecify.annotations.NullMarked;
