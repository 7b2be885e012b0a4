package org.roomkeeper.runtime.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Settings files as they stand somewhere, for {@link Settings#of}: in a config folder, in force, or
 * proposed.
 */
public final class SettingsTexts {
  /** Below it each file is of a plugin of its own; all other folders are read as a whole. */
  private static final String PLUGINS = "plugins/";

  private final FileTree tree;

  private SettingsTexts(FileTree tree) {
    this.tree = tree;
  }

  /** The files of a config folder. */
  public static SettingsTexts in(Path config) {
    try {
      return new SettingsTexts(FileTree.read(config));
    } catch (IOException e) {
      throw new UncheckedIOException(config.toString(), e);
    }
  }

  /**
   * What a bot has in force, or had when it ended: the last good settings, which lie beside its
   * ledger.
   *
   * @param dataFolder the folder that they lie in
   * @param config the config folder, which counts if no bot has kept any yet
   */
  public static SettingsTexts inForce(Path dataFolder, Path config) {
    Map<String, String> kept = new LastGoodFile().read(dataFolder);
    return kept.isEmpty() ? in(config) : new SettingsTexts(FileTree.of(kept));
  }

  /**
   * These over others: a file that is here counts, one that is not is taken from below. A folder of
   * lists that is here counts as a whole, so that a list that was taken out is out.
   */
  public SettingsTexts over(SettingsTexts below) {
    var files = new TreeMap<>(tree.files());
    var unreadable = new TreeMap<>(tree.unreadable());
    below.tree.files().keySet().stream()
        .filter(this::lacks)
        .forEach(file -> files.put(file, below.tree.files().get(file)));
    below.tree.unreadable().keySet().stream()
        .filter(this::lacks)
        .forEach(file -> unreadable.put(file, below.tree.unreadable().get(file)));
    return new SettingsTexts(new FileTree(files, unreadable));
  }

  private boolean lacks(String file) {
    int folder = file.indexOf('/');
    boolean byItself = folder < 0 || file.startsWith(PLUGINS);
    return byItself ? !tree.has(file) : tree.under(file.substring(0, folder)).isEmpty();
  }

  /** Whether the files that somebody reads say the same in both. */
  boolean same(SettingsTexts other, Predicate<String> read) {
    return only(read).same(other.only(read));
  }

  FileTree tree() {
    return tree;
  }

  private FileTree only(Predicate<String> read) {
    var files = new TreeMap<>(tree.files());
    files.keySet().removeIf(read.negate());
    var unreadable = new TreeMap<>(tree.unreadable());
    unreadable.keySet().removeIf(read.negate());
    return new FileTree(files, unreadable);
  }
}
