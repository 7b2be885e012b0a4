/**
 * The ledger: an append-only log of events with a cursor for each lane, what is owed and what
 * became of it, and what is known of rooms and people; all durable, all in one place.
 *
 * <p>{@link org.roomkeeper.runtime.ledger.Ledger} is what the line works with, {@link
 * org.roomkeeper.runtime.ledger.Why} answers why something was done. Sources write through {@link
 * org.roomkeeper.runtime.intake.Intake}, which this package implements.
 */
@NullMarked
package org.roomkeeper.runtime.ledger;

import org.jspecify.annotations.NullMarked;
