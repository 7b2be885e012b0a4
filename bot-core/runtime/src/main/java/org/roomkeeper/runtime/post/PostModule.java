package org.roomkeeper.runtime.post;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.OptionalBinder;

/** {@link Post} through a server. Needs from elsewhere: the settings and the clock. */
public final class PostModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(SmtpPost.class);
    OptionalBinder.newOptionalBinder(binder(), Post.class).setBinding().to(SmtpPost.class);
  }
}
