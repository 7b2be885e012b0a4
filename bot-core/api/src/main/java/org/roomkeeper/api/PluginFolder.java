package org.roomkeeper.api;

import java.nio.file.Path;

/**
 * The plugin's own folder for large files, such as models. Handlers read it; only verbs write it,
 * whole files, renamed into place.
 */
@FunctionalInterface
public interface PluginFolder {
  /** The folder. It need not exist: the first verb that writes makes it. */
  Path path();
}
