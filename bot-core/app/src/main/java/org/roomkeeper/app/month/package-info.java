/**
 * A month of a community in some minutes: {@link org.roomkeeper.app.month.Month} plays it, {@link
 * org.roomkeeper.app.month.Newcomers} come, {@link org.roomkeeper.app.month.Openers} open rooms and
 * forget to, and {@link org.roomkeeper.app.month.Count} says what came of it, from the sandbox's
 * world alone.
 */
@NullMarked
package org.roomkeeper.app.month;

import org.jspecify.annotations.NullMarked;
