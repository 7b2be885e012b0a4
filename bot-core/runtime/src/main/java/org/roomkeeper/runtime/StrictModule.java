package org.roomkeeper.runtime;

import com.google.inject.AbstractModule;

/**
 * Switches off what hides mistakes in Guice: whatever is injected was bound by somebody, by a
 * marked constructor, without circles.
 */
public final class StrictModule extends AbstractModule {
  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().requireAtInjectOnConstructors();
    binder().requireExactBindingAnnotations();
    binder().disableCircularProxies();
  }
}
