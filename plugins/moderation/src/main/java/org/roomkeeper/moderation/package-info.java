/** Keeps forbidden topics out of the rooms and says which words and which rule it went by. */
@NullMarked
package org.roomkeeper.moderation;

import org.jspecify.annotations.NullMarked;
