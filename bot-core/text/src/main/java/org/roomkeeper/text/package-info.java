/**
 * How text is read: folded, so that the same words in disguise compare equal ({@link
 * org.roomkeeper.text.Folding}), and spelled out ({@link org.roomkeeper.text.Pinyin}).
 */
@NullMarked
package org.roomkeeper.text;

import org.jspecify.annotations.NullMarked;
