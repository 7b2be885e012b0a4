package org.roomkeeper.runtime.ledger;

import java.util.Map;

/**
 * The last good settings, kept beside the ledger so that a bad edit cannot stop the bot. Safe for
 * use by many threads.
 */
public interface KeptSettings {
  /** The text of each file by its name; empty before the first good start. */
  Map<String, String> lastGood();

  /** Replaces them all; returns once they would survive a power cut. */
  void keep(Map<String, String> textByFile);
}
