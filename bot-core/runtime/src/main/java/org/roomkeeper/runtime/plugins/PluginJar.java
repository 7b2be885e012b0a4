package org.roomkeeper.runtime.plugins;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.roomkeeper.api.BotPlugin;

/**
 * A plugin in a jar, whose manifest names its class: {@code Roomkeeper-Plugin:
 * org.roomkeeper.welcome.WelcomePlugin}. Libraries that it alone needs are named by the manifest's
 * {@code Class-Path}. Nothing of it has run yet.
 *
 * @param jar the file
 * @param type the plugin's class, not initialised
 */
record PluginJar(Path jar, Class<? extends BotPlugin> type) {
  /** The manifest's attribute that makes a jar a plugin. */
  static final String ATTRIBUTE = "Roomkeeper-Plugin";

  /**
   * The plugins of a folder, by the names of their files; none if there is no such folder.
   *
   * @param problems gets a sentence for each jar that cannot be opened
   */
  static List<PluginJar> in(Path folder, List<String> problems) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      var parent = new ApiOnly(PluginJar.class.getClassLoader());
      var found = new ArrayList<PluginJar>();
      for (var file : files.filter(each -> each.toString().endsWith(".jar")).sorted().toList()) {
        open(file, parent, problems).ifPresent(found::add);
      }
      return found;
    } catch (IOException unreadable) {
      problems.add("The folder of plugins " + folder + " cannot be read: " + unreadable);
      return List.of();
    }
  }

  private static Optional<PluginJar> open(Path file, ClassLoader parent, List<String> problems) {
    try {
      var main = mainClass(file);
      if (main.isEmpty()) {
        problems.add(
            file.getFileName() + " is no plugin: its manifest has no attribute " + ATTRIBUTE + ".");
        return Optional.empty();
      }
      // Open as long as the bot runs: there is no unloading of plugins.
      @SuppressWarnings("resource")
      var loader =
          new URLClassLoader(
              "plugin:" + file.getFileName(), new URL[] {file.toUri().toURL()}, parent);
      var type = Class.forName(main.get(), false, loader);
      return Optional.of(new PluginJar(file, type.asSubclass(BotPlugin.class)));
    } catch (ClassCastException notOurs) {
      problems.add(file.getFileName() + ": the class it names is no BotPlugin.");
    } catch (IOException | ClassNotFoundException | LinkageError broken) {
      problems.add(file.getFileName() + " cannot be opened: " + broken);
    }
    return Optional.empty();
  }

  private static Optional<String> mainClass(Path file) throws IOException {
    try (var jar = new JarFile(file.toFile())) {
      return Optional.ofNullable(jar.getManifest())
          .map(Manifest::getMainAttributes)
          .map(attributes -> attributes.getValue(ATTRIBUTE))
          .map(String::strip);
    }
  }
}
