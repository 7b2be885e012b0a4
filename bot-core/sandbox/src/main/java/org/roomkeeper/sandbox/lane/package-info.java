/**
 * One plugin's lane moved by hand, for tests of what a plugin answers to one event after another:
 * {@link org.roomkeeper.sandbox.lane.HandLane}. Notes, rooms and people are in memory and nothing
 * leaves. What must hold on a real ledger and beside a WeCom is tested in a {@link
 * org.roomkeeper.sandbox.simulation.Simulation}.
 */
@NullMarked
package org.roomkeeper.sandbox.lane;

import org.jspecify.annotations.NullMarked;
