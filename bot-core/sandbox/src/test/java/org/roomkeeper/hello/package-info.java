/** The plugin of {@code docs/writing-a-plugin.md}, kept working. */
@NullMarked
package org.roomkeeper.hello;

import org.jspecify.annotations.NullMarked;
