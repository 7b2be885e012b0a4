/**
 * The sandbox's door inside the process, and the kit for tests of plugins: {@link
 * org.roomkeeper.sandbox.simulation.Simulation} puts a whole bot, on a real ledger, beside a {@link
 * org.roomkeeper.sandbox.world.World} and moves the time of both by hand. What people do there is
 * said through a {@link org.roomkeeper.sandbox.simulation.Town}.
 */
@NullMarked
package org.roomkeeper.sandbox.simulation;

import org.jspecify.annotations.NullMarked;
