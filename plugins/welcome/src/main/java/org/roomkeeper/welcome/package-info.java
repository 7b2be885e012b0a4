/** Greets each newcomer once in the community, in their language. */
@NullMarked
package org.roomkeeper.welcome;

import org.jspecify.annotations.NullMarked;
