package org.roomkeeper.runtime.plugins;

import org.roomkeeper.api.Config;
import org.roomkeeper.api.Lists;

/**
 * Where plugins get their settings from. What is missing in a plugin's file is taken from the file
 * of the same name in its jar, which {@code type.getClassLoader().getResource(plugin + ".yaml")}
 * finds. Safe for use by many threads.
 */
public interface PluginSettings {
  /** What the founder says of a plugin; {@link PluginTerms#NONE} if nothing. */
  PluginTerms terms(String plugin);

  /**
   * The settings in {@code config/plugins/<plugin>.yaml}.
   *
   * @throws RuntimeException if they cannot be read, with every problem by file, line and column
   */
  <C extends Record> Config<C> config(String plugin, Class<C> type);

  /**
   * The files of {@code config/<folder>/}.
   *
   * @throws RuntimeException if they cannot be read, with every problem by file, line and column
   */
  <T extends Record> Lists<T> lists(String plugin, String folder, Class<T> type);
}
