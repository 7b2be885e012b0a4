package org.roomkeeper.sandbox.door;

import org.jspecify.annotations.Nullable;
import org.roomkeeper.sandbox.world.Args;
import org.roomkeeper.sandbox.world.Caller;
import org.roomkeeper.sandbox.world.Media;

/**
 * A call of an API, with the token checked.
 *
 * @param args query and body in one
 * @param caller whose token it carries; the app for what needs none
 * @param ip where it came from
 * @param file what it uploads, null if nothing
 */
record ApiRequest(Args args, Caller caller, String ip, Media.@Nullable Stored file) {}
