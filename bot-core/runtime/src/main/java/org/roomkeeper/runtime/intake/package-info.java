/**
 * The port through which sources tell what happened: {@link org.roomkeeper.runtime.intake.Intake}
 * takes {@link org.roomkeeper.runtime.intake.Incoming} things and makes them durable, {@link
 * org.roomkeeper.runtime.intake.Roster} tells what is already known.
 */
@NullMarked
package org.roomkeeper.runtime.intake;

import org.jspecify.annotations.NullMarked;
