/**
 * What runs the plugins: the ledger, their loops, the courier, settings and the one HTTP server.
 */
@NullMarked
package org.roomkeeper.runtime;

import org.jspecify.annotations.NullMarked;
