package org.roomkeeper.runtime.line;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;

/** A bot that forgets, each night, what its settings let it keep no longer. */
public final class KeepingModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(LateReaders.class);
    bind(Forgetting.class);
    Multibinder.newSetBinder(binder(), LineService.class).addBinding().to(Forgetting.class);
  }
}
