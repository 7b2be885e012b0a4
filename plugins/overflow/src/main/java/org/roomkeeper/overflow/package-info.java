/**
 * The plugin <em>overflow</em>: has the next room made ready before the last one is full, and keeps
 * the community's one permanent link leading to a room with space. {@link
 * org.roomkeeper.overflow.OverflowPlugin} says how.
 */
@NullMarked
package org.roomkeeper.overflow;

import org.jspecify.annotations.NullMarked;
