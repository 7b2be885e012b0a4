/**
 * Who is wired to whom: {@link org.roomkeeper.app.Main} is the way in, {@code bot} puts the parts
 * together, {@code cli} holds the words of the command line, {@code demo} the story.
 */
@NullMarked
package org.roomkeeper.app;

import org.jspecify.annotations.NullMarked;
