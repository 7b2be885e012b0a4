/**
 * The words of the command line. {@link org.roomkeeper.app.cli.CommandLineOfRoomkeeper} finds the
 * one that is meant: among the core's, then among the plugins'. Help and messages are in the
 * language of the terminal, Chinese or English.
 */
@NullMarked
package org.roomkeeper.app.cli;

import org.jspecify.annotations.NullMarked;
