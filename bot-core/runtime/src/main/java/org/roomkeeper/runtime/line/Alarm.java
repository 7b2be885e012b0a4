package org.roomkeeper.runtime.line;

import org.roomkeeper.api.Phrase;

/** Tells founders and moderators what they must know. */
@FunctionalInterface
public interface Alarm {
  /**
   * Owes a private message to the founders and moderators of every community, to each once and in
   * their language; returns once it would survive a power cut.
   *
   * @param what the key of a text of the core, and its arguments
   */
  void raise(Phrase what);
}
