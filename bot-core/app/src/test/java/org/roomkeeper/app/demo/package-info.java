/** Tests of the main job, on the laid distribution. */
@NullMarked
package org.roomkeeper.app.demo;

import org.jspecify.annotations.NullMarked;
