package org.roomkeeper.wecom.archive;

import java.io.IOException;

/** The archive uses a newer key than the settings have: nothing more can be read until they do. */
final class MissingKey extends IOException {
  private static final long serialVersionUID = 1;

  private final int version;

  /** Tells which. */
  MissingKey(int version) {
    super(
        "archive.private-keys lacks version "
            + version
            + ", which the archive uses now; nothing is read until it is there");
    this.version = version;
  }

  /** The version that is lacking. */
  int version() {
    return version;
  }
}
