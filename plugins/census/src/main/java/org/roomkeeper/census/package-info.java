/**
 * The plugin <em>census</em>: counts who the members of a community are and how it grew, and shows
 * it without naming a group of fewer than five people. {@link org.roomkeeper.census.CensusPlugin}
 * says how.
 */
@NullMarked
package org.roomkeeper.census;

import org.jspecify.annotations.NullMarked;
