package org.roomkeeper.wecom.callback;

import java.util.List;
import org.roomkeeper.runtime.intake.Incoming;

/**
 * What a callback means.
 *
 * @param incoming what is to be written down, in order
 * @param archiveRings whether the archive has something new
 */
record Decoded(List<Incoming> incoming, boolean archiveRings) {
  Decoded {
    incoming = List.copyOf(incoming);
  }

  static Decoded of(Incoming... incoming) {
    return new Decoded(List.of(incoming), false);
  }

  /** Whether RoomWatch has something to look into. */
  boolean watchRings() {
    return incoming.stream().anyMatch(Incoming.Noticed.class::isInstance);
  }
}
