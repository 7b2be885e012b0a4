/**
 * The sandbox as its guests see it: the unmodified weixin-java-cp client and a callback endpoint of
 * the tests' own, over real HTTP on loopback.
 */
@NullMarked
package org.roomkeeper.sandbox;

import org.jspecify.annotations.NullMarked;
