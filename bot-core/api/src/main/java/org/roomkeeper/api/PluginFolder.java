package org.roomkeeper.api;

import java.nio.file.Path;

/**
 * The plugin's own folder for large files, such as models. Handlers read it; only verbs write it,
 * whole files, renamed into place.
 */
@FunctionalInterface
public interface PluginFolder {
  /** The folder, which exists. */
  Path path();
}
