/**
 * The world's HTTP door: {@link org.roomkeeper.sandbox.door.WeComDoor} answers what WeCom
 * documents, {@link org.roomkeeper.sandbox.door.ControlDoor} what only people and tests can do.
 */
@NullMarked
package org.roomkeeper.sandbox.door;

import org.jspecify.annotations.NullMarked;
