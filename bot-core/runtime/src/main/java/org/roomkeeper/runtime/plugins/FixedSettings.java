package org.roomkeeper.runtime.plugins;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Lists;

/**
 * Settings handed over as records instead of files: for tests of plugins and for the sandbox in
 * process. Safe for use by many threads.
 */
public final class FixedSettings implements PluginSettings {
  private final Map<Class<?>, Fixed<Record>> configs = new ConcurrentHashMap<>();
  private final Map<String, List<? extends Lists.Entry<?>>> lists = new ConcurrentHashMap<>();
  private final Map<String, PluginTerms> terms = new ConcurrentHashMap<>();

  private final AtomicLong edition = new AtomicLong();

  /** These settings, each for the plugin that declares its type. */
  public static FixedSettings of(Record... settings) {
    var fixed = new FixedSettings();
    for (var record : settings) {
      fixed.set(record);
    }
    return fixed;
  }

  /** Puts settings in force from now on, over those of the same type. */
  public FixedSettings set(Record settings) {
    var known = configs.putIfAbsent(settings.getClass(), new Fixed<>(settings));
    if (known != null) {
      known.set(settings);
    }
    edition.incrementAndGet();
    return this;
  }

  /** The files of a folder below {@code config/}. */
  public FixedSettings withLists(String folder, List<? extends Lists.Entry<?>> entries) {
    lists.put(folder, List.copyOf(entries));
    return this;
  }

  /** What the founder says of a plugin. */
  public FixedSettings withTerms(String plugin, PluginTerms said) {
    terms.put(plugin, said);
    return this;
  }

  @Override
  public long edition() {
    return edition.get();
  }

  @Override
  public PluginTerms terms(String plugin) {
    return terms.getOrDefault(plugin, PluginTerms.NONE);
  }

  @Override
  @SuppressWarnings("unchecked") // kept under its own class
  public <C extends Record> Config<C> config(String plugin, Class<C> type) {
    var found = configs.get(type);
    if (found == null) {
      throw new IllegalStateException("no settings were given for " + type.getName());
    }
    return (Config<C>) found;
  }

  @Override
  public <T extends Record> Lists<T> lists(String plugin, String folder, Class<T> type) {
    return new Fixed.OfLists<>(
        lists.getOrDefault(folder, List.of()).stream()
            .map(entry -> new Lists.Entry<>(entry.file(), type.cast(entry.content())))
            .toList());
  }
}
