/**
 * What a sentence means, as numbers: {@link org.roomkeeper.text.vectors.SentenceEncoder} runs a
 * small transformer over the {@link org.roomkeeper.text.vectors.WordPiece}s of a text. The weights
 * are those of the BGE-small models for Chinese and English, which come as Maven artifacts; nothing
 * is downloaded at run time.
 */
@NullMarked
package org.roomkeeper.text.vectors;

import org.jspecify.annotations.NullMarked;
