package org.roomkeeper.runtime.settings;

import java.time.Duration;
import java.util.Set;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Lists;
import org.roomkeeper.api.Retention;
import org.roomkeeper.runtime.plugins.PluginSettings;
import org.roomkeeper.runtime.plugins.PluginTerms;

/**
 * Plugins' settings from the config folder. A file with problems does not throw here: {@link
 * Settings#ready} tells of all of them together, before any plugin is given an event.
 */
final class FilePluginSettings implements PluginSettings {
  private final Settings settings;

  FilePluginSettings(Settings settings) {
    this.settings = settings;
  }

  @Override
  public PluginTerms terms(String plugin) {
    CoreSettings.PluginSwitch said = settings.core().plugins().get(plugin);
    return said == null
        ? PluginTerms.NONE
        : new PluginTerms(
            said.enabled().orElse(true), said.from(), said.stale(), said.facts().map(Set::copyOf));
  }

  @Override
  public Retention retention() {
    return new Retention() {
      @Override
      public Duration text() {
        return settings.core().keep().text();
      }

      @Override
      public Duration record() {
        return settings.core().keep().facts();
      }
    };
  }

  @Override
  public long edition() {
    return settings.edition();
  }

  @Override
  public <C extends Record> Config<C> config(String plugin, Class<C> type) {
    return settings.plugin(plugin, type);
  }

  @Override
  public <T extends Record> Lists<T> lists(String plugin, String folder, Class<T> type) {
    return settings.lists(folder, type);
  }
}
