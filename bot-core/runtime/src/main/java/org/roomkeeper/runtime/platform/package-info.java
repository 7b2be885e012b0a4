/**
 * The port through which the line acts: {@link org.roomkeeper.runtime.platform.Platform}, what it
 * is handed ({@link org.roomkeeper.runtime.platform.Delivery}) and what it may do after a crash
 * ({@link org.roomkeeper.runtime.platform.AfterCrash}).
 */
@NullMarked
package org.roomkeeper.runtime.platform;

import org.jspecify.annotations.NullMarked;
