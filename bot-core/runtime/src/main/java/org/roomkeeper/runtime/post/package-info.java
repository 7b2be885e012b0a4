/**
 * Mail, through a server of the founder's. {@link org.roomkeeper.runtime.post.Post} is what the
 * courier asks; {@link org.roomkeeper.runtime.post.SmtpPost} speaks to the server.
 */
@NullMarked
package org.roomkeeper.runtime.post;

import org.jspecify.annotations.NullMarked;
