/**
 * How text is read: its language and its folding, so that the same words in disguise compare equal.
 */
@NullMarked
package org.roomkeeper.text;

import org.jspecify.annotations.NullMarked;
