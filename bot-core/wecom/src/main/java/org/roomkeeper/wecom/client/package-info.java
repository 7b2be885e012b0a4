/**
 * How the bot reaches WeCom: {@link org.roomkeeper.wecom.client.WeComClients} over the unmodified
 * {@code weixin-java-cp}, {@link org.roomkeeper.wecom.client.WeComErrors} for what comes back, and
 * {@link org.roomkeeper.wecom.client.WeComIds} between WeCom's ids and ours.
 */
@NullMarked
package org.roomkeeper.wecom.client;

import org.jspecify.annotations.NullMarked;
