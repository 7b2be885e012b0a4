/**
 * What passed between the sandbox and the bot, in order: {@link
 * org.roomkeeper.sandbox.journal.Journal}.
 */
@NullMarked
package org.roomkeeper.sandbox.journal;

import org.jspecify.annotations.NullMarked;
