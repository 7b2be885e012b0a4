/** The bench: what it prints, what it keeps, and that each of its parts measures something. */
@org.jspecify.annotations.NullMarked
package org.roomkeeper.app.bench;
