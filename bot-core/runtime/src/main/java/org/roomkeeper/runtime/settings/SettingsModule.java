package org.roomkeeper.runtime.settings;

import com.google.inject.AbstractModule;
import com.google.inject.Binder;
import com.google.inject.Provides;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import jakarta.inject.Singleton;
import org.roomkeeper.runtime.line.LineService;
import org.roomkeeper.runtime.plugins.PluginSettings;

/**
 * Binds {@link Settings}, {@link Communities}, the settings of plugins and the watch over the
 * files. A part of the bot claims a section of {@code roomkeeper.yaml} with {@link #claim} and asks
 * {@link Settings#of(SettingsSection)} for it; who tells moderators of bad settings sets the
 * binding of {@link SettingsAlarms}.
 */
public final class SettingsModule extends AbstractModule {
  private final SettingsSource source;

  /** Settings from here. */
  public SettingsModule(SettingsSource source) {
    this.source = source;
  }

  /** Claims a section of {@code roomkeeper.yaml}. */
  public static void claim(Binder binder, SettingsSection<?> section) {
    sections(binder).addBinding().toInstance(section);
  }

  @Override
  protected void configure() {
    bind(SettingsSource.class).toInstance(source);
    bind(Settings.class);
    bind(SettingsWatch.class);
    sections(binder());
    OptionalBinder.newOptionalBinder(binder(), SettingsAlarms.class)
        .setDefault()
        .to(ToldAlarms.class);
    bind(ToldAlarms.class);
    Multibinder.newSetBinder(binder(), LineService.class).addBinding().to(SettingsWatch.class);
  }

  @Provides
  @Singleton
  static Communities communities(Settings settings) {
    return settings.communities();
  }

  @Provides
  @Singleton
  static PluginSettings pluginSettings(Settings settings) {
    return settings.forPlugins();
  }

  private static Multibinder<SettingsSection<?>> sections(Binder binder) {
    return Multibinder.newSetBinder(binder, new TypeLiteral<SettingsSection<?>>() {});
  }
}
