/**
 * What it takes to let a bot loose on a sandbox: {@link org.roomkeeper.app.founding.Founding} lays
 * keys and settings, {@link org.roomkeeper.app.founding.People} does what only people can do, and
 * {@link org.roomkeeper.app.founding.BotProcess} is a bot that can be killed as by a power cut.
 */
@NullMarked
package org.roomkeeper.app.founding;

import org.jspecify.annotations.NullMarked;
