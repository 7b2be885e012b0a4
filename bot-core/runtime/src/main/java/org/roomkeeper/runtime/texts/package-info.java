/**
 * Words for people: {@link org.roomkeeper.runtime.texts.Wordings} puts the phrases of plugins and
 * of the core into the language of whoever reads them.
 */
@NullMarked
package org.roomkeeper.runtime.texts;

import org.jspecify.annotations.NullMarked;
