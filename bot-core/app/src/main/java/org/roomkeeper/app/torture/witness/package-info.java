/**
 * A plugin that makes every event visible from outside: {@link
 * org.roomkeeper.app.torture.witness.WitnessPlugin} numbers what it is given, in its own notes, and
 * writes each number and event to a member of the corp. It is packed into a jar for the time of a
 * torture and does not ship among the plugins.
 */
@NullMarked
package org.roomkeeper.app.torture.witness;

import org.jspecify.annotations.NullMarked;
