/**
 * What WeCom tells the bot by itself: {@link org.roomkeeper.wecom.callback.CallbackEndpoint}
 * verifies, decrypts and records, {@link org.roomkeeper.wecom.callback.EventDecoder} says what an
 * event means.
 */
@NullMarked
package org.roomkeeper.wecom.callback;

import org.jspecify.annotations.NullMarked;
