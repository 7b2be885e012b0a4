package org.roomkeeper.api;

import java.util.List;

/**
 * Looks whether a plugin has what it needs beside its settings, such as a file in its folder. Asked
 * by {@code ./roomkeeper check}; a bot that runs tells people by events and actions, as ever.
 */
@FunctionalInterface
public interface SelfCheck {
  /** What is wrong, each a text of the plugin's; empty if all is well. May take seconds. */
  List<Phrase> problems();
}
