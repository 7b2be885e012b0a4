/** Has the next room ready before the last one is full and keeps the join link pointed at space. */
@NullMarked
package org.roomkeeper.overflow;

import org.jspecify.annotations.NullMarked;
