/**
 * Keeps forbidden topics out of the rooms and says which words and which rule it went by. {@link
 * org.roomkeeper.moderation.ModerationPlugin} lists who answers what; the judge itself is in {@link
 * org.roomkeeper.moderation.judge}.
 */
@NullMarked
package org.roomkeeper.moderation;

import org.jspecify.annotations.NullMarked;
