/**
 * A WeCom of our own: one world ({@link org.roomkeeper.sandbox.world.World}) behind an HTTP door
 * ({@link org.roomkeeper.sandbox.door.SandboxServer}), started as a {@link
 * org.roomkeeper.sandbox.Sandbox}.
 */
@NullMarked
package org.roomkeeper.sandbox;

import org.jspecify.annotations.NullMarked;
