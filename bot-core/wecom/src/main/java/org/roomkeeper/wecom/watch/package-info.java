/**
 * Looks at rooms: {@link org.roomkeeper.wecom.watch.RoomWatch} reads what a callback or our own
 * doing has changed, and from time to time everything.
 */
@NullMarked
package org.roomkeeper.wecom.watch;

import org.jspecify.annotations.NullMarked;
