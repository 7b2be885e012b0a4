package org.roomkeeper.runtime.plugins;

import java.io.IOException;
import java.net.URL;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What plugins share with the core: the JDK, the API, the text library, Guice, inject annotations
 * and the logger. Everything else of the core's class path is hidden, so that a plugin brings its
 * own libraries and cannot come to lean on ours.
 */
final class ApiOnly extends ClassLoader {
  private static final List<String> SHARED =
      List.of(
          "org.roomkeeper.api.",
          "org.roomkeeper.text.",
          "com.google.inject.",
          "jakarta.inject.",
          "org.jspecify.annotations.",
          "org.slf4j.");

  static {
    registerAsParallelCapable();
  }

  private final ClassLoader core;

  ApiOnly(ClassLoader core) {
    super("plugin-api", ClassLoader.getPlatformClassLoader());
    this.core = core;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    for (var shared : SHARED) {
      if (name.startsWith(shared)) {
        return core.loadClass(name);
      }
    }
    throw new ClassNotFoundException(name);
  }

  @Override
  public @Nullable URL getResource(String name) {
    return getPlatformClassLoader().getResource(name);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return getPlatformClassLoader().getResources(name);
  }
}
