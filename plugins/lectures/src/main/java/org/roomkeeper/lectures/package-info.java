/** Announces the lectures of a series to all rooms and reminds of each. */
@NullMarked
package org.roomkeeper.lectures;

import org.jspecify.annotations.NullMarked;
