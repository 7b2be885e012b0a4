/**
 * A bot that is killed in a storm, and an audit of what people saw: {@link
 * org.roomkeeper.app.torture.Torture} plays it, {@link org.roomkeeper.app.torture.Chronicle} and
 * {@link org.roomkeeper.app.torture.WorldSights} say what the sandbox knows, {@link
 * org.roomkeeper.app.torture.Audit} holds the two against each other.
 */
@NullMarked
package org.roomkeeper.app.torture;

import org.jspecify.annotations.NullMarked;
