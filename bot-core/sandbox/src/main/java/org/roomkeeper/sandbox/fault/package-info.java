/**
 * What goes wrong on purpose: {@link org.roomkeeper.sandbox.fault.FaultName} names each way, {@link
 * org.roomkeeper.sandbox.fault.FaultRule} says where and how often, and {@link
 * org.roomkeeper.sandbox.fault.FaultPlan} decides by a seed.
 */
@NullMarked
package org.roomkeeper.sandbox.fault;

import org.jspecify.annotations.NullMarked;
