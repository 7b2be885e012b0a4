/**
 * The judge: {@link org.roomkeeper.moderation.judge.Judge} says what an {@link
 * org.roomkeeper.moderation.judge.Utterance} is about and why. Pure: no clock, no notes, no
 * network.
 */
@NullMarked
package org.roomkeeper.moderation.judge;

import org.jspecify.annotations.NullMarked;
