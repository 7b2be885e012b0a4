package org.roomkeeper.runtime.plugins;

import java.time.Duration;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Lists;
import org.roomkeeper.api.Retention;

/**
 * Where plugins get their settings from. What is missing in a plugin's file is taken from the file
 * of the same name in its jar, which {@code type.getClassLoader().getResource(plugin + ".yaml")}
 * finds. Safe for use by many threads.
 */
public interface PluginSettings {
  /** What the founder says of a plugin; {@link PluginTerms#NONE} if nothing. */
  PluginTerms terms(String plugin);

  /** How long the founder lets things be kept; a month, and a year and a month, if unsaid. */
  default Retention retention() {
    return new Retention() {
      @Override
      public Duration text() {
        return Duration.ofDays(30);
      }

      @Override
      public Duration record() {
        return Duration.ofDays(400);
      }
    };
  }

  /** Another number whenever settings were put in force, whosever they are. */
  default long edition() {
    return 0;
  }

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
