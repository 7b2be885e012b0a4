/** Words of the command line, run as they are. */
@NullMarked
package org.roomkeeper.app.cli;

import org.jspecify.annotations.NullMarked;
