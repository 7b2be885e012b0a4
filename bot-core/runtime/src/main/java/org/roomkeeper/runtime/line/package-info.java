/**
 * The straight line from what was written down to what is done.
 *
 * <p>{@code PluginLoop} has one plugin answer the events of one community, in order; {@link
 * org.roomkeeper.runtime.line.Courier} does what is owed; {@link
 * org.roomkeeper.runtime.line.Ticker} writes down that time passes; {@link
 * org.roomkeeper.runtime.line.Followups} looks after what people were asked to do. Each is a {@link
 * org.roomkeeper.runtime.line.LineService}; {@link org.roomkeeper.runtime.line.Line} starts and
 * stops them all.
 */
@NullMarked
package org.roomkeeper.runtime.line;

import org.jspecify.annotations.NullMarked;
