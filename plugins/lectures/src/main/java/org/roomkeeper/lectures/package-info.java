/**
 * The plugin <em>lectures</em>: announces each lecture of a series once in every room, and reminds
 * of it. {@link org.roomkeeper.lectures.LecturesPlugin} says how.
 */
@NullMarked
package org.roomkeeper.lectures;

import org.jspecify.annotations.NullMarked;
