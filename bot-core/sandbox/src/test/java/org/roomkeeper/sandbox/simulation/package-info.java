/** Tests of the door inside the process. */
@NullMarked
package org.roomkeeper.sandbox.simulation;

import org.jspecify.annotations.NullMarked;
