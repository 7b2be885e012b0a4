/**
 * The pages that links lead to, read with care: a link is written by a stranger, and the bot stands
 * inside somebody's network. {@link org.roomkeeper.runtime.pages.Pages} is the port; {@code
 * WebPages} reads, within the bounds of {@code Guard}, {@code Fetching} and {@code Robots}; {@code
 * FirstWords} takes title, description and lead paragraph out of the page.
 */
@NullMarked
package org.roomkeeper.runtime.pages;

import org.jspecify.annotations.NullMarked;
