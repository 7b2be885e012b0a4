package org.roomkeeper.lectures;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What moderators and hosts told of a lecture by message, beside what its settings say.
 *
 * @param link where its only live stream can be watched
 * @param recording where its recording is
 * @param links where its live streams can be watched that stand side by side, by their hosts' ids
 */
record Given(Optional<URI> link, Optional<URI> recording, Map<String, URI> links) {
  /** Nothing. */
  static final Given NOTHING = new Given(Optional.empty(), Optional.empty(), Map.of());

  Given {
    links = Map.copyOf(links);
  }

  /** The same with another link. */
  Given watchedAt(URI address) {
    return new Given(Optional.of(address), recording, links);
  }

  /** The same with another link of this host's stream. */
  Given watchedAt(String host, URI address) {
    var other = new LinkedHashMap<>(links);
    other.put(host, address);
    return new Given(link, recording, other);
  }

  /** The same with another recording. */
  Given recordedAt(URI address) {
    return new Given(link, Optional.of(address), links);
  }
}
