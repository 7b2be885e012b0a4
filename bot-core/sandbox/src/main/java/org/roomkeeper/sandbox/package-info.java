/** A WeCom of our own: one world of rooms and people behind two doors, in process and over HTTP. */
@NullMarked
package org.roomkeeper.sandbox;

import org.jspecify.annotations.NullMarked;
