package org.roomkeeper.runtime.pages;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.OptionalBinder;

/** {@link Pages} of the web. Needs from elsewhere: the settings and the clock. */
public final class PagesModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(WebPages.class);
    OptionalBinder.newOptionalBinder(binder(), Pages.class).setBinding().to(WebPages.class);
  }
}
