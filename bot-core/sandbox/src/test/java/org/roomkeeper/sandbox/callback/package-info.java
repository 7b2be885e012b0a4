/** The envelope of callbacks, against WeCom's published examples. */
@NullMarked
package org.roomkeeper.sandbox.callback;

import org.jspecify.annotations.NullMarked;
