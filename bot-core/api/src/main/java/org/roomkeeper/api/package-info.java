/**
 * What a plugin may touch: the events that can happen, the actions that can be asked for, and the
 * way between.
 */
@NullMarked
package org.roomkeeper.api;

import org.jspecify.annotations.NullMarked;
