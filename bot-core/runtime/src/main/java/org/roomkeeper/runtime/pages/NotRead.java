package org.roomkeeper.runtime.pages;

import java.io.IOException;
import org.roomkeeper.api.Phrase;

/** A page is not read. It says why, without the address. */
final class NotRead extends IOException {
  private static final long serialVersionUID = 1;

  private final transient Phrase why;

  NotRead(Phrase why) {
    super(why.key());
    this.why = why;
  }

  /** The reason, a text of the core's. */
  Phrase why() {
    return why;
  }
}
