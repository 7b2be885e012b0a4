package org.roomkeeper.runtime.pages;

import java.io.IOException;

/** A page is not read. The message says why, without its address. */
final class NotRead extends IOException {
  private static final long serialVersionUID = 1;

  NotRead(String why) {
    super(why);
  }
}
