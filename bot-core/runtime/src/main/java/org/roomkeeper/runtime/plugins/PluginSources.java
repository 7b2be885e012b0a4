package org.roomkeeper.runtime.plugins;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.roomkeeper.api.BotPlugin;

/**
 * Where plugins come from.
 *
 * @param folder the folder of their jars; need not exist
 * @param instances plugins that are handed over as objects, such as in tests
 * @param data the folder in which each has a folder of its own
 * @param coreWords the core's own words of the command line
 */
public record PluginSources(
    Path folder, List<BotPlugin> instances, Path data, Set<String> coreWords) {
  /** Copies the collections. */
  public PluginSources {
    instances = List.copyOf(instances);
    coreWords = Set.copyOf(coreWords);
  }
}
