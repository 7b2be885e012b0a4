/**
 * The judge's second opinion: what a message means, learned from examples. {@link
 * org.roomkeeper.moderation.model.Training} makes a {@link
 * org.roomkeeper.moderation.model.TopicModel} out of {@link
 * org.roomkeeper.moderation.model.Example}s and sentence vectors; {@link
 * org.roomkeeper.moderation.model.TopicModelFile} keeps it. Linear, small, and the same from the
 * same examples.
 */
@NullMarked
package org.roomkeeper.moderation.model;

import org.jspecify.annotations.NullMarked;
