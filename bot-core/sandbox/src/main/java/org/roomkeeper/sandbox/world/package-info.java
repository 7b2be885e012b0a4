/**
 * A small WeCom: one {@link org.roomkeeper.sandbox.world.World} with a corp, its members, the
 * WeChat users they know, rooms of every kind, what the API allows and what only people can do.
 *
 * <p>Nothing here knows HTTP. What a program may ask for takes {@link
 * org.roomkeeper.sandbox.world.Args} and answers with a JSON object, or throws {@link
 * org.roomkeeper.sandbox.world.WeComError} with WeCom's own code. What people do has typed methods.
 * Everything runs under the one lock of {@link org.roomkeeper.sandbox.world.World#call}.
 */
@NullMarked
package org.roomkeeper.sandbox.world;

import org.jspecify.annotations.NullMarked;
