/**
 * Strict settings: YAML files into records, every problem by file, line and column, the last good
 * ones kept. {@link org.roomkeeper.runtime.settings.Communities} is what {@code rooms.yaml} says.
 */
@NullMarked
package org.roomkeeper.runtime.settings;

import org.jspecify.annotations.NullMarked;
