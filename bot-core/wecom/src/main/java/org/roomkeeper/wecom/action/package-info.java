/**
 * Does what was asked: {@link org.roomkeeper.wecom.action.WeComPlatform} is the platform that the
 * courier hands actions to, {@link org.roomkeeper.wecom.action.WeComCapabilities} the one table of
 * what WeCom allows.
 */
@NullMarked
package org.roomkeeper.wecom.action;

import org.jspecify.annotations.NullMarked;
