/** The main class and the command line: who is wired to whom. */
@NullMarked
package org.roomkeeper.app;

import org.jspecify.annotations.NullMarked;
