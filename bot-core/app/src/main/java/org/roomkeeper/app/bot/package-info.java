/**
 * The parts put together: {@link org.roomkeeper.app.bot.RunningBot} is a bot that runs, {@link
 * org.roomkeeper.app.bot.BotFolders} where it finds its files.
 */
@NullMarked
package org.roomkeeper.app.bot;

import org.jspecify.annotations.NullMarked;
