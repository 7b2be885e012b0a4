package org.roomkeeper.runtime.plugins;

import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.Verb;

/** The plugins that are loaded. Immutable: there is no unloading and no reloading of code. */
public final class Plugins {
  private final List<LoadedPlugin> all;

  Plugins(List<LoadedPlugin> all) {
    this.all = all;
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
