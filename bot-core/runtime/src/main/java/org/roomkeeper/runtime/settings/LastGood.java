package org.roomkeeper.runtime.settings;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the last good settings are kept, so that a bad edit cannot keep the bot from starting. They
 * are kept as they stand in the files: placeholders, never what they stand for.
 */
interface LastGood {
  /** The text of each file by its name; empty before the first good start. */
  Map<String, String> read(Path folder);

  /** Replaces them; returns once they would survive a power cut. */
  void keep(Path folder, Map<String, String> textByFile);
}
