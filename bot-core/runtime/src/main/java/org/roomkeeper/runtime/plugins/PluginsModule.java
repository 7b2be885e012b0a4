package org.roomkeeper.runtime.plugins;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.multibindings.OptionalBinder;
import jakarta.inject.Singleton;

/**
 * Gives {@link Plugins}. Needs {@link PluginSettings} and {@link org.roomkeeper.api.Capabilities}
 * from elsewhere; who serves pages binds {@link PageLinks}.
 */
public final class PluginsModule extends AbstractModule {
  private final PluginSources sources;

  /** Plugins from there. */
  public PluginsModule(PluginSources sources) {
    this.sources = sources;
  }

  @Override
  protected void configure() {
    bind(PluginSources.class).toInstance(sources);
    bind(PluginLoading.class);
    OptionalBinder.newOptionalBinder(binder(), PageLinks.class)
        .setDefault()
        .toInstance(PageLinks.NOWHERE);
  }

  @Provides
  @Singleton
  Plugins plugins(PluginLoading loading) {
    return loading.load();
  }
}
