/**
 * The one HTTP server with its two listeners, and the pages on them: {@link
 * org.roomkeeper.runtime.web.WebRoutes} is how others contribute addresses.
 */
@NullMarked
package org.roomkeeper.runtime.web;

import org.jspecify.annotations.NullMarked;
