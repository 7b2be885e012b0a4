/**
 * How events reach the bot: {@link org.roomkeeper.sandbox.callback.CallbackCrypto} seals and signs
 * them, {@link org.roomkeeper.sandbox.callback.CallbackSender} delivers them, three tries each.
 */
@NullMarked
package org.roomkeeper.sandbox.callback;

import org.jspecify.annotations.NullMarked;
