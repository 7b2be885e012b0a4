/** The only place that knows WeCom: callbacks in, API calls out. */
@NullMarked
package org.roomkeeper.wecom;

import org.jspecify.annotations.NullMarked;
