/**
 * The only place that knows WeCom. Start with {@link org.roomkeeper.wecom.WeComModule}, which shows
 * what there is: {@code callback} hears, {@code archive} reads what was said, {@code watch} looks
 * at rooms, {@code action} does what was asked, and all of them speak through {@code client}.
 */
@NullMarked
package org.roomkeeper.wecom;

import org.jspecify.annotations.NullMarked;
