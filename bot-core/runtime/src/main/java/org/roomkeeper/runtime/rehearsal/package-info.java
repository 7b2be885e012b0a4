/**
 * Rehearsal: what happened is read once more, without a courier, and where a plugin's answers
 * differ is told. {@link org.roomkeeper.runtime.rehearsal.Rehearsal} reads, {@link
 * org.roomkeeper.runtime.rehearsal.Difference} is what comes of it.
 */
@NullMarked
package org.roomkeeper.runtime.rehearsal;

import org.jspecify.annotations.NullMarked;
