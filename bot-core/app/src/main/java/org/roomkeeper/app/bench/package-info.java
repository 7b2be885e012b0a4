/**
 * {@code bench}: how fast the bot is, how soon it is up and what it costs, counted on the machine
 * at hand. {@link org.roomkeeper.app.bench.BenchCommand} runs the parts that {@link
 * org.roomkeeper.app.bench.Part} names; each gives {@link org.roomkeeper.app.bench.Figure}s, kept
 * under the circumstances ({@link org.roomkeeper.app.bench.Circumstances}) in which they were
 * measured.
 */
@NullMarked
package org.roomkeeper.app.bench;

import org.jspecify.annotations.NullMarked;
