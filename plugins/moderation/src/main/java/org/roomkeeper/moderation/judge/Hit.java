package org.roomkeeper.moderation.judge;

import org.roomkeeper.api.Span;

/**
 * A piece of evidence.
 *
 * @param term the entry of the list that was found, as its author wrote it
 * @param rule where the entry stands: file, list, and the disguise that was seen through, such as
 *     {@code politics/zh.yaml strong} or {@code politics/zh.yaml ask, disguised}
 * @param span where, in the characters of {@link Utterance#whole}
 * @param weight how much it counts by itself, 0 to 1
 */
public record Hit(String term, String rule, Span span, double weight) {}
