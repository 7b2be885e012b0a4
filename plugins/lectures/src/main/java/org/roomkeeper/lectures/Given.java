package org.roomkeeper.lectures;

import java.net.URI;
import java.util.Optional;

/**
 * What moderators told of a lecture by message, beside what its settings say.
 *
 * @param link where its live stream can be watched
 * @param recording where its recording is
 */
record Given(Optional<URI> link, Optional<URI> recording) {
  /** Nothing. */
  static final Given NOTHING = new Given(Optional.empty(), Optional.empty());

  /** The same with another link. */
  Given watchedAt(URI address) {
    return new Given(Optional.of(address), recording);
  }

  /** The same with another recording. */
  Given recordedAt(URI address) {
    return new Given(link, Optional.of(address));
  }
}
