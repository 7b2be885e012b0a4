/**
 * The main job: a community's story, played by people in the sandbox and answered by a real bot
 * over HTTP. {@link org.roomkeeper.app.demo.DemoCommand} is the way in, {@link
 * org.roomkeeper.app.demo.Story} what happens, {@link org.roomkeeper.app.demo.Tally} what is
 * counted afterwards in the sandbox's world and journal.
 */
@NullMarked
package org.roomkeeper.app.demo;

import org.jspecify.annotations.NullMarked;
