/** A month in small. */
@NullMarked
package org.roomkeeper.app.month;

import org.jspecify.annotations.NullMarked;
