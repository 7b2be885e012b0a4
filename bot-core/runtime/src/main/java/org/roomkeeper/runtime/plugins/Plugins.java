package org.roomkeeper.runtime.plugins;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.api.Verb;

/** The plugins that are loaded. Immutable: there is no unloading and no reloading of code. */
public final class Plugins {
  private final List<LoadedPlugin> all;
  private final Set<String> installed;

  Plugins(List<LoadedPlugin> all, Set<String> installed) {
    this.all = all;
    this.installed = Set.copyOf(installed);
  }

  /** The names of all that are there, those that are switched off too. */
  public Set<String> installed() {
    return installed;
  }

  /** All of them, in the order of loading. */
  public List<LoadedPlugin> all() {
    return all;
  }

  /** One of them. */
  public Optional<LoadedPlugin> find(String name) {
    return all.stream().filter(plugin -> plugin.name().equals(name)).findFirst();
  }

  /** Who answers a word of the command line. */
  public Optional<Verb> verb(String word) {
    return all.stream()
        .flatMap(plugin -> Optional.ofNullable(plugin.verbs().get(word)).stream())
        .findFirst();
  }
}
