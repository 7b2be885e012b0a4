package org.roomkeeper.moderation.judge;

import org.roomkeeper.api.Span;

/**
 * An entry that was found in a message.
 *
 * @param term the entry
 * @param span where, in the sender's characters
 * @param disguised whether only the unmasked reading shows it
 */
record Found(Term term, Span span, boolean disguised) {}
