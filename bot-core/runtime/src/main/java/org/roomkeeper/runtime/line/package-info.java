/**
 * The straight line from what was written down to what is done: plugin loops, courier, ticker, each
 * a {@link org.roomkeeper.runtime.line.LineService}.
 */
@NullMarked
package org.roomkeeper.runtime.line;

import org.jspecify.annotations.NullMarked;
